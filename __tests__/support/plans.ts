import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { emulatorEnvironment, withoutAws } from "../../scripts/emulator/environment";
import { hashFolders } from "../../scripts/launch/fingerprint.mjs";
import { withLockAsync } from "../../scripts/launch/lock.mjs";
import { isCommandError } from "../../scripts/lib/errors.mjs";
import type { PlanJson } from "../../scripts/terraform/plan-json";
import { init, plan, showPlan, validate } from "../../scripts/terraform/steps";
import { createWorkDirectory } from "../../scripts/terraform/work-directory";
import { projectRoot, type SynthesizedStack } from "./apps";
import { eavesdrop } from "./eavesdropper";
import { limit } from "./limit";
import type { ReadyTier } from "./tier";

export interface Planned {
  readonly json: PlanJson;
  /** Where the same JSON is kept. */
  readonly file: string;
  /** What a reviewer sees. */
  readonly text: string;
  /** The secrets that AWS generated while it was planned. */
  readonly generated: readonly string[];
}

const twoAtATime = limit(2);
const oneAtATime = limit(1);
const inThisFile = new Map<string, Promise<Planned>>();

/** Validates and plans a stack from an empty account; once in a test run for the same content. */
export function planOf(tier: ReadyTier, stack: SynthesizedStack): Promise<Planned> {
  const question = `${stack.account} ${stack.folder}`;
  const known = inThisFile.get(question);
  if (known) return known;
  const planned = twoAtATime(() => planOnce(tier, stack));
  inThisFile.set(question, planned);
  return planned;
}

async function planOnce(tier: ReadyTier, stack: SynthesizedStack): Promise<Planned> {
  const key = `${stack.account}-${hashFolders(stack.folder, ["."]).slice(0, 16)}`;
  const kept = join(tier.temporary, "plans", key);
  await mkdir(dirname(kept), { recursive: true });
  // Another file may want the same plan.
  await withLockAsync(`${kept}.lock`, async () => {
    if (existsSync(kept)) return;
    await keep(kept, await validateAndPlan(tier, stack, key).catch(sayWhatTerraformSaid));
  });
  return {
    json: JSON.parse(await readFile(join(kept, "plan.json"), "utf8")) as PlanJson,
    file: join(kept, "plan.json"),
    text: await readFile(join(kept, "plan.txt"), "utf8"),
    generated: JSON.parse(await readFile(join(kept, "generated.json"), "utf8")) as string[],
  };
}

type Fresh = Omit<Planned, "file">;

async function validateAndPlan(tier: ReadyTier, stack: SynthesizedStack, key: string) {
  if (stack.account === null) {
    throw new Error(`the provider of ${stack.title} must name one account in allowed_account_ids`);
  }
  const emulator = tier.endpoints[stack.account];
  if (emulator === undefined) throw new Error(`no emulator plays the account ${stack.account}`);
  const between = await eavesdrop(emulator);
  try {
    const directory = await createWorkDirectory({
      stack: stack.folder,
      directory: join(tier.temporary, "work", key),
      localState: true,
    });
    const run = { directory, environment: await environmentFor(between.endpoint) };
    await oneAtATime(() => init(run));
    await validate(run);
    const text = await plan(run);
    return { json: await showPlan(run), text, generated: between.generated } satisfies Fresh;
  } finally {
    await between.stop();
  }
}

export function sayWhatTerraformSaid(error: unknown): never {
  if (isCommandError(error)) throw new Error(`${error.message}\n${error.hint ?? ""}`);
  throw error;
}

/** Providers are downloaded once, not once for every stack, where no mirror has them. */
export async function environmentFor(endpoint: string): Promise<NodeJS.ProcessEnv> {
  const providers = join(projectRoot, ".cache", "terraform-providers");
  await mkdir(providers, { recursive: true });
  return {
    TF_PLUGIN_CACHE_DIR: providers,
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
    ...withoutAws(process.env),
    ...emulatorEnvironment(endpoint, "eu-west-1"),
  };
}

async function keep(folder: string, planned: Fresh): Promise<void> {
  const half = `${folder}.half`;
  await mkdir(half, { recursive: true });
  await writeFile(join(half, "plan.json"), JSON.stringify(planned.json));
  await writeFile(join(half, "plan.txt"), planned.text);
  await writeFile(join(half, "generated.json"), JSON.stringify(planned.generated));
  await rename(half, folder);
}
