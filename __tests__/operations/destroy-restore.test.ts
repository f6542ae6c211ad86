import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import {
  accountWithStateHome,
  configFor,
  DIGEST,
  deployed,
  destroy,
  isSettled,
  lastReceipt,
  POINTER,
  release,
} from "../support/destroying";
import { type Interference, interfere } from "../support/interference";
import type { Project } from "../support/project";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

describeTerraform("an environment with a database", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;

  beforeAll(async () => {
    project = withDatabase();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
  });

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  test("is destroyed with a snapshot first, and comes back from it with what was released", async () => {
    await deployed(project, account);
    await release(account);

    const { code, stderr } = await destroy(project, between, "--yes");

    expect(code, stderr).toBe(0);
    const [snapshot] = lastReceipt(project).snapshots;
    expect(snapshot).toMatchObject({
      database: "acme-dev-main",
      identifier: expect.stringMatching(/^acme-dev-main-destroyed-\d{14}$/),
      status: "available",
    });
    expect(rdsCalls().indexOf("CreateDBSnapshot")).toBeLessThan(
      rdsCalls().indexOf("DeleteDBInstance"),
    );
    expect(lastReceipt(project).remains).toContainEqual(
      expect.objectContaining({ kind: "snapshot", name: snapshot?.identifier, usdAMonth: 1.9 }),
    );

    await deployed(project, between, lastReceipt(project));

    expect(rdsCalls()).toContain("RestoreDBInstanceFromDBSnapshot");
    expect(rdsCalls()).not.toContain("CreateDBInstance");
    const ssm = new SSMClient(await configFor(account));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: POINTER }));
    expect(Parameter?.Value).toBe(DIGEST);
    expect(await isSettled(project, account)).toBe(true);
  });

  /** What was asked of RDS while somebody listened. */
  const rdsCalls = (): string[] =>
    between.calls.filter(({ service }) => service === "rds").map(({ operation }) => operation);

  function withDatabase(): Project {
    const platform = smallPlatform();
    const file = "src/envs/dev.ts";
    platform.edit(file, 'zones: ["eu-west-1a"]', 'zones: ["eu-west-1a", "eu-west-1b"]');
    platform.edit(file, "databases: {}", "databases: { main: { monitoringSeconds: 0 } }");
    platform.edit(
      file,
      'placement: "public",',
      'placement: "public",\n      connections: { main: {} },',
    );
    return platform;
  }
});
