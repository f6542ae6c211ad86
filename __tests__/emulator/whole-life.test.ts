import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import type { TerraformRun } from "../../scripts/terraform/run";
import { apply, destroy, init, plan, showPlan } from "../../scripts/terraform/steps";
import { createWorkDirectory } from "../../scripts/terraform/work-directory";
import { projectRoot } from "../support/apps";
import { environmentFor, sayWhatTerraformSaid } from "../support/plans";
import { describeTerraform } from "../support/tier";
import { type Inventory, inventoryOf, newIn, secretValuesOf } from "./account";
import { goesWithItsOwner, typesIn } from "./state";

const environment = "dev";

describeTerraform(`the whole life of ${environment} in an empty account`, (tier) => {
  let account: Emulator;
  let run: TerraformRun;
  let empty: Inventory;

  beforeAll(async () => {
    const stack = tier.stacks.find(({ title }) => title === environment);
    if (!stack?.account) throw new Error(`${environment} must name its account`);
    account = await startEmulator({ root: projectRoot, account: stack.account });
    const directory = await createWorkDirectory({
      stack: stack.folder,
      directory: join(tier.temporary, "applied", environment),
      localState: true,
    });
    run = { directory, environment: await environmentFor(account.endpoint) };
    empty = await inventoryOf(account);
    await init(run).then(() => apply(run), sayWhatTerraformSaid);
  });

  afterAll(() => account?.stop());

  test("begins with an apply that settles: the next plan changes nothing", async () => {
    await plan(run).catch(sayWhatTerraformSaid);
    const { resource_changes, output_changes } = await showPlan(run);

    const changed = (resource_changes ?? []).filter(
      ({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op",
    );
    expect(changed.map(({ address, change }) => `${change.actions} ${address}`)).toEqual([]);
    const outputs = Object.values(output_changes ?? {}) as { actions: string[] }[];
    expect(outputs.flatMap(({ actions }) => actions).filter((one) => one !== "no-op")).toEqual([]);
  });

  test("keeps no secret value in its state or plan", async () => {
    const secrets = await secretValuesOf(account);
    const text = await plan(run).catch(sayWhatTerraformSaid);
    const state = await readFile(join(run.directory, "terraform.tfstate"), "utf8");
    const written = state + text + JSON.stringify(await showPlan(run));

    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
  });

  test("ends with a destroy that leaves nothing but task definitions, which cost nothing", async () => {
    const applied = newIn(await inventoryOf(account), empty);
    const types = await typesIn(run.directory);
    const unseen = types.filter((type) => !(type in applied) && !goesWithItsOwner.has(type));
    expect(unseen, "types that the inventory does not look for").toEqual([]);

    await destroy(run).catch(sayWhatTerraformSaid);

    const { aws_ecs_task_definition: kept, ...left } = newIn(await inventoryOf(account), empty);
    expect(left).toEqual({});
    expect(kept).toEqual(applied.aws_ecs_task_definition);
  });
});
