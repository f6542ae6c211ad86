import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureEmulator } from "../../scripts/emulator/install";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { requireTerraform } from "../../scripts/launch/terraform.mjs";
import { exitCodes, isCommandError } from "../../scripts/lib/errors.mjs";
import { ensureScanner } from "../../scripts/scan/install";
import { init } from "../../scripts/terraform/steps";
import { createWorkDirectory } from "../../scripts/terraform/work-directory";
import { appFolders, projectRoot, type SynthesizedStack, synthesizeApp } from "./apps";
import { environmentFor } from "./plans";
import type { BrokenApp, ReadyTier, Tier } from "./tier";

const emulators: Emulator[] = [];
let temporary: string | undefined;

/** Several tiers run the real programs. Each loads this file anew, all in one process. */
const inThisRun = globalThis as { realPrograms?: Promise<Tier> };

/** Makes the real programs ready for the tiers that run them, or says why it cannot be run. */
export async function setup(project: TestProject): Promise<void> {
  inThisRun.realPrograms ??= prepareOrSayWhyNot();
  project.provide("terraformTier", await inThisRun.realPrograms);
}

/** What is to be removed is what this file made: the first tier's, when all of them have ended. */
export async function teardown(): Promise<void> {
  await Promise.all(emulators.map((emulator) => emulator.stop()));
  if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
}

async function prepareOrSayWhyNot(): Promise<Tier> {
  const tier = await prepare().catch(explain);
  if (tier.state === "ready") return tier;
  const skipped = tier.state === "missing" && !process.env.CI;
  say(`${skipped ? "skipped" : "fails"}, ${tier.reason}`);
  return tier;
}

async function prepare(): Promise<Tier> {
  requireTerraform("run the tests that plan");
  await ensureEmulator(projectRoot, () => say("installing the AWS emulator, once"));
  const scanner = await ensureScanner(projectRoot, () => say("installing checkov, once"));
  temporary = await realpath(await mkdtemp(join(tmpdir(), "terraform-tier-")));
  const { stacks, broken } = await synthesizeAll(join(temporary, "synthesized"));
  const endpoints = await startEmulators(stacks);
  const empty = await startEmulator({ root: projectRoot, account: "111111111111" });
  emulators.push(empty);
  await downloadProviders(stacks, join(temporary, "providers"));
  return { state: "ready", temporary, stacks, broken, endpoints, empty: empty.endpoint, scanner };
}

/** An app that does not synthesize fails a test of its own and takes no other down with it. */
async function synthesizeAll(output: string): Promise<Pick<ReadyTier, "stacks" | "broken">> {
  const stacks: SynthesizedStack[] = [];
  const broken: BrokenApp[] = [];
  for (const [index, app] of (await appFolders()).entries()) {
    await synthesizeApp(app, join(output, String(index))).then(
      (synthesized) => stacks.push(...synthesized),
      (error: unknown) => broken.push({ app, reason: messageOf(error) }),
    );
  }
  return { stacks, broken };
}

/** Terraform's cache of providers suits any number of readers, but only one that fills it. */
async function downloadProviders([stack]: readonly SynthesizedStack[], directory: string) {
  if (!stack) return;
  await createWorkDirectory({ stack: stack.folder, directory, localState: true });
  await init({ directory, environment: await environmentFor("http://127.0.0.1") });
}

async function startEmulators(stacks: readonly SynthesizedStack[]) {
  const accounts = new Set(stacks.flatMap(({ account }) => account ?? []));
  emulators.push(
    ...(await Promise.all(
      [...accounts].map((account) => startEmulator({ root: projectRoot, account })),
    )),
  );
  return Object.fromEntries(emulators.map(({ account, endpoint }) => [account, endpoint]));
}

/** A missing program may be skipped; anything else is a failure of what is being tested. */
function explain(error: unknown): Tier {
  const message = messageOf(error);
  if (!isCommandError(error)) return { state: "failed", reason: message };
  const state = error.exitCode === exitCodes.program ? "missing" : "failed";
  return { state, reason: `${message}. ${error.hint ?? ""}`.trim() };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function say(message: string): void {
  process.stderr.write(`terraform tier: ${message}\n`);
}
