import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

// A minute of it is the provider waiting for the lifecycle of the state's bucket.
describeTerraform("deploy, in an empty account", () => {
  let project: Project;
  let account: Emulator;

  beforeAll(async () => {
    project = smallPlatform();
    account = await emptyAccount();
  });

  afterAll(async () => {
    await account?.stop();
    project.remove();
  });

  const command = (...words: string[]) => runCommand(project, account, ...words);

  test("makes what the environment needs first, then the environment, with one command", async () => {
    const { code, stderr } = await command("deploy", "dev", "--yes");
    const order = stderr.match(/^(bootstrap|shared|dev): \d+ to create$/gm);
    expect(order?.map((line) => line.split(":")[0])).toEqual(["bootstrap", "shared", "dev"]);
    expect(stderr).toContain("No task runs yet of backend");
    expect(code, stderr).toBe(0);
  });

  test("has the roles by which AWS's services act made before a service needs them", async () => {
    const iam = new IAMClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
    const asked = new GetRoleCommand({ RoleName: "AWSServiceRoleForECS" });
    expect((await iam.send(asked)).Role?.Path).toBe("/aws-service-role/ecs.amazonaws.com/");
  });

  test("then changes nothing and asks nothing", async () => {
    const { code, stderr } = await command("deploy", "dev");
    expect(stderr).toMatch(/^shared: nothing to change$/m);
    expect(stderr).toMatch(/^dev: nothing to change$/m);
    expect(code, stderr).toBe(0);
  });
});
