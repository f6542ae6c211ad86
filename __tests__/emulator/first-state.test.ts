import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { writeBackendConfig } from "../../scripts/emulator/terraform-backend";
import { type TerraformRun, terraform } from "../../scripts/terraform/run";
import { apply, init, plan } from "../../scripts/terraform/steps";
import { createWorkDirectory } from "../../scripts/terraform/work-directory";
import { projectRoot } from "../support/apps";
import { environmentFor, sayWhatTerraformSaid } from "../support/plans";
import { describeTerraform } from "../support/tier";

const settled = "No changes. Your infrastructure matches the configuration.";

describeTerraform("an account that holds nothing yet", (tier) => {
  let account: Emulator;

  beforeAll(async () => {
    account = await startEmulator({ root: projectRoot, account: stack("bootstrap").account });
  });

  afterAll(() => account?.stop());

  test("gets its bootstrap, whose state then moves into its own bucket", async () => {
    const run = await copyOf("bootstrap", true);
    await init(run).then(() => apply(run), sayWhatTerraformSaid);
    expect(await plan(run).catch(sayWhatTerraformSaid)).toContain(settled);

    await rm(join(run.directory, "backend_override.tf.json"));
    await terraform(run, [
      ...["init", "-input=false", "-no-color", "-migrate-state", "-force-copy"],
      "-backend-config=emulator.tfbackend",
    ]).catch(sayWhatTerraformSaid);
    await rm(join(run.directory, "terraform.tfstate"), { force: true });

    expect(await plan(run).catch(sayWhatTerraformSaid)).toContain(settled);
  });

  test("gets what its environments share, with the state in that bucket", async () => {
    const run = await copyOf("shared", false);
    await init(run, "emulator.tfbackend").then(() => apply(run), sayWhatTerraformSaid);

    expect(await plan(run).catch(sayWhatTerraformSaid)).toContain(settled);
  });

  function stack(name: string) {
    const found = tier.stacks.find(({ title }) => title === name);
    if (!found?.account) throw new Error(`${name} must be there and name its account`);
    return { ...found, account: found.account };
  }

  async function copyOf(name: string, localState: boolean): Promise<TerraformRun> {
    const directory = await createWorkDirectory({
      stack: stack(name).folder,
      directory: join(tier.temporary, "applied", name),
      localState,
    });
    await writeBackendConfig(join(directory, "emulator.tfbackend"), account.endpoint);
    return { directory, environment: await environmentFor(account.endpoint) };
  }
});
