import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { writeBackendConfig } from "../../scripts/emulator/terraform-backend";
import { emptyAccount } from "../support/accounts";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import { makeStateHome, objectAt } from "../support/state-home";
import { describeTerraform } from "../support/tier";

/** The commands that people know from the CDK for Terraform, with nothing of the platform's own around. */
describeTerraform("CDKTF's own command line, on an environment", () => {
  let project: Project;
  let account: Emulator;

  beforeAll(async () => {
    project = smallPlatform();
    account = await emptyAccount();
    await makeStateHome(account);
    await writeBackendConfig(join(project.root, "emulator.tfbackend"), account.endpoint);
  });

  afterAll(async () => {
    await account?.stop();
    project.remove();
  });

  async function cdktf(...words: readonly string[]) {
    const { environment } = await accessTo(account.endpoint);
    const options = ["--skip-provider-lock", "--output", "emulated.out"];
    const argv = ["node_modules/cdktf-cli/bundle/bin/cdktf", ...words, ...options];
    const backend = `-backend-config=${join(project.root, "emulator.tfbackend")}`;
    const env = { ...environment, TF_CLI_ARGS_init: backend, CHECKPOINT_DISABLE: "1" };
    const { code, stdout, stderr } = await project.run(argv, { env });
    return { code, said: inOneLine(stdout + stderr) };
  }

  test("deploys it, keeps its state in the bucket, finds no difference, and destroys it", async () => {
    const deployed = await cdktf("deploy", "dev", "--auto-approve");
    expect(deployed.said).toMatch(/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed/);
    expect(deployed.code).toBe(0);
    expect(await objectAt(account, "acme/dev/eu-west-1/main")).toContain("aws_ecs_service");

    const diff = await cdktf("diff", "dev");
    expect(diff.said).toContain("No changes. Your infrastructure matches the configuration.");
    expect(diff.code).toBe(0);

    const destroyed = await cdktf("destroy", "dev", "--auto-approve");
    expect(destroyed.said).toMatch(/Destroy complete! Resources: \d+ destroyed/);
    expect(destroyed.code).toBe(0);
  });
});

/** The CDK colours what Terraform says, and wraps it to the width of its screen. */
const inOneLine = (text: string): string => stripVTControlCharacters(text).replaceAll(/\s+/g, " ");
