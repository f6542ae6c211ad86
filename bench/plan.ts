import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutAws } from "../scripts/emulator/environment";
import { startEmulator } from "../scripts/emulator/start";
import { synthesize } from "../scripts/launch/synthesis.mjs";
import { toAdd } from "../scripts/terraform/plan-json";
import { init, plan, showPlan } from "../scripts/terraform/steps";
import { createWorkDirectory } from "../scripts/terraform/work-directory";
import { loadAll } from "../src/envs";

const ENVIRONMENT = "dev";
const ROUNDS = 3;

/** How long `terraform plan` of an empty account takes, with the emulator as AWS. */
export async function benchPlan(root: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bench-plan-"));
  const { platform, environments } = loadAll();
  const environment = environments.find(({ name }) => name === ENVIRONMENT);
  const account = platform.accounts[environment?.account ?? ""] ?? "";
  const emulator = await startEmulator({ root, account });
  try {
    const output = await synthesize({ root, output: join(folder, "out") });
    const directory = await createWorkDirectory({
      stack: join(output, "stacks", ENVIRONMENT),
      directory: join(folder, "work"),
      localState: true,
    });
    const run = {
      directory,
      environment: { ...withoutAws(process.env), ...emulator.environment },
    };
    await init(run);
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await plan(run);
      seconds.push((performance.now() - start) / 1000);
    }
    const resources = toAdd(await showPlan(run));
    return `${ENVIRONMENT}: ${resources} resources in ${Math.min(...seconds).toFixed(1)} s, best of ${ROUNDS}`;
  } finally {
    await emulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
