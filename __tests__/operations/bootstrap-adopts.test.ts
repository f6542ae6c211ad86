import { DeleteTableCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { readState } from "../../scripts/state/content";
import { pushState } from "../../scripts/state/push";
import { emptyAccount } from "../support/accounts";
import { projectRoot } from "../support/apps";
import { runCommand } from "../support/command-line";
import type { Project } from "../support/project";
import { contextOf, smallPlatform } from "../support/small-platform";
import { TABLE, tableOf, withoutTheLongWait } from "../support/state-home";
import { describeTerraform } from "../support/tier";

describeTerraform("an account that has its bootstrap", () => {
  let account: Emulator;
  let project: Project;
  let first: Awaited<ReturnType<typeof bootstrap>>;

  beforeAll(async () => {
    project = withoutTheLongWait(smallPlatform());
    account = await emptyAccount();
    first = await bootstrap();
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  test("was told beforehand what would be made, and afterwards what comes next", () => {
    const { stderr } = first;

    expect(stderr).toMatch(/bootstrap: 9 to create[\s\S]*\[1\/9\][\s\S]*Moving the state/);
    expect(stderr).toContain("Next: devops-platform deploy <environment>");
  });

  test("is asked for nothing and changed in nothing by a second run", async () => {
    const { stderr, code } = await runCommand(project, account, "bootstrap", "shared");

    expect(code, stderr).toBe(0);
    expect(stderr).toContain("bootstrap: there is nothing to do.");
  });

  test("gets what its state forgot into the state again", async () => {
    const context = await contextOf(project, account, "bootstrap");
    const { document, versionId } = (await readState(context)) ?? {};
    if (!document) throw new Error("the bootstrap must have a state");
    const resources = document.resources.filter(
      ({ type }) => type !== "aws_kms_alias" && type !== "aws_dynamodb_table",
    );
    const shorter = { ...document, serial: document.serial + 1, resources };
    await pushState(context, { document: shorter, instead: versionId, command: "test" });

    const { stderr } = await bootstrap();

    expect(stderr).toMatch(/^bootstrap: .*2 to import$/m);
    expect(stderr).toContain("a second plan has nothing to change");
  });

  test("gets its table of locks again, though nothing can be locked without it", async () => {
    const table = await tableOf(account);
    const open = { TableName: TABLE, DeletionProtectionEnabled: false };
    await table.send(new UpdateTableCommand(open));
    await table.send(new DeleteTableCommand({ TableName: TABLE }));

    const { stderr } = await bootstrap();

    expect(stderr).toMatch(/^bootstrap: 1 to create$/m);
    expect(stderr).toContain("a second plan has nothing to change");
    const again = await bootstrap();
    expect(again.stderr).toContain("there is nothing to do");
  });

  test("is left alone by credentials of another account", async () => {
    const other = await startEmulator({ root: projectRoot, account: "222222222222" });
    const { code, stderr } = await runCommand(project, other, "bootstrap", "dev", "--yes");
    await other.stop();

    expect(stderr).toContain("these credentials are of the account 222222222222");
    expect(code).toBe(6);
  });

  async function bootstrap() {
    const done = await runCommand(project, account, "bootstrap", "dev", "--yes");
    expect(done.code, done.stderr).toBe(0);
    return done;
  }
});
