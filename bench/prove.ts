import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { interfere } from "../__tests__/support/interference";
import { withoutAws } from "../scripts/emulator/environment";
import { givenFor } from "../scripts/emulator/given";
import { startEmulator } from "../scripts/emulator/start";
import type { Narrator } from "../scripts/prove/narrator";
import type { Proof } from "../scripts/prove/proof";
import { prove } from "../scripts/prove/prove";
import { environmentNamed, openApp } from "../scripts/stacks/app";
import { apply, init, plan } from "../scripts/terraform/steps";
import { createWorkDirectory } from "../scripts/terraform/work-directory";
import { table } from "./measure";

const ENVIRONMENT = "dev";

/** How long each phase of a full prove takes, and what a plan that changes nothing asks AWS. */
export async function benchProve(root: string): Promise<string> {
  const proof = await prove({ root, folder: root, environment: ENVIRONMENT, narrator: silent });
  return `${phasesOf(proof)}\n\n${await callsOfAPlan(root)}`;
}

const silent: Narrator = { say() {}, begin() {}, end() {}, stop() {} };

function phasesOf({ phases, seconds, clean, leftOver }: Proof): string {
  return table([
    [`prove ${ENVIRONMENT}`, "seconds", "resources"],
    ...phases.map((phase) => [phase.name, phase.seconds.toFixed(1), `${phase.resources}`]),
    ["together", seconds.toFixed(1), ""],
    [`plan ${clean ? "clean" : "NOT CLEAN"}, left over: ${leftOver ?? "not destroyed"}`],
  ]);
}

/** By service, without what reading and locking the state adds: the state is a local one here. */
async function callsOfAPlan(root: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bench-prove-"));
  const app = await openApp({ root, folder: root, output: join(folder, "cdktf.out") });
  const { accountId, region, folder: stack } = environmentNamed(app, ENVIRONMENT);
  const given = givenFor(app.stacks.map(({ configuration }) => configuration));
  const emulator = await startEmulator({ root, account: accountId, region, given });
  const between = await interfere(emulator.endpoint);
  try {
    const work = { stack, directory: join(folder, "work"), localState: true };
    const directory = await createWorkDirectory(work);
    const environment = { ...withoutAws(process.env), ...emulator.environment };
    await init({ directory, environment });
    await apply({ directory, environment });
    await plan({
      directory,
      environment: { ...environment, AWS_ENDPOINT_URL: between.endpoint },
    });
    return callsByService(between.calls.map(({ service }) => service));
  } finally {
    await between.stop();
    await emulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function callsByService(services: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const service of services) counts.set(service, (counts.get(service) ?? 0) + 1);
  const rows = [...counts].sort(([, one], [, other]) => other - one);
  return table([
    ["AWS calls of a plan with no changes", "calls"],
    ...rows.map(([service, count]) => [service, `${count}`]),
    ["together", `${services.length}`],
  ]);
}
