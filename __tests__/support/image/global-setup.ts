import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { isCommandError } from "../../../scripts/lib/errors.mjs";
import { prepareImage } from "./prepare";
import { requirePrograms } from "./programs";
import type { Registry } from "./registry";
import { tasksOf } from "./task";
import type { ImageTier } from "./tier";

let registry: Registry | undefined;
let folder: string | undefined;

/** Builds the image once for all tests, or says why it cannot be built. */
export async function setup(project: TestProject): Promise<void> {
  const tier = await prepare().catch(explain);
  if (tier.state !== "ready") {
    const skipped = tier.state === "missing" && !process.env.CI;
    process.stderr.write(`image tier: ${skipped ? "skipped" : "fails"}, ${tier.reason}\n`);
  }
  project.provide("imageTier", tier);
}

export async function teardown(): Promise<void> {
  await registry?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
}

async function prepare(): Promise<ImageTier> {
  requirePrograms();
  folder = await realpath(await mkdtemp(join(tmpdir(), "image-tier-")));
  const [prepared, tasks] = await Promise.all([
    prepareImage(folder),
    tasksOf("prod", join(folder, "synthesized")),
  ]);
  registry = prepared.registry;
  return { state: "ready", image: prepared.image, tasks };
}

function explain(error: unknown): ImageTier {
  const message = error instanceof Error ? error.message : String(error);
  if (!isCommandError(error)) return { state: "failed", reason: message };
  return { state: "missing", reason: `${message}. ${error.hint}` };
}
