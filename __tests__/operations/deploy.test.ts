import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { emptyAccount } from "../support/accounts";
import { runCommand, startCommand } from "../support/command-line";
import { interfere } from "../support/interference";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import { BUCKET, itemAt, makeStateHome } from "../support/state-home";
import { describeTerraform } from "../support/tier";

const POINTER = "/acme/dev/release/backend";
const ELSEWHERE = `public.ecr.aws/example/worker@sha256:${"1".repeat(64)}`;
const NOWHERE = `111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend@sha256:${"2".repeat(64)}`;

describeTerraform("deploy", () => {
  let project: Project;
  let account: Emulator;

  beforeAll(async () => {
    project = smallPlatform();
    account = await emptyAccount();
    await makeStateHome(account);
  });

  afterAll(async () => {
    await account?.stop();
    project.remove();
  });

  const command = (...words: string[]) => runCommand(project, account, ...words);

  test("asks nobody who is not there, and changes nothing", async () => {
    const { code, stderr } = await command("deploy", "dev", "--only");
    expect(stderr).toContain("Add --yes");
    expect(code).toBe(2);
    expect(await command("outputs", "dev")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("dev is not deployed"),
    });
  });

  test("stopped by Ctrl-C waits for what keeps something, saves the state and gives the lock back", async () => {
    const between = await interfere(account.endpoint);
    const run = await startCommand(project, between, ["deploy", "dev", "--only", "--yes"]);
    between.decide(({ operation }) => {
      if (operation === "CreateCluster") run.interrupt();
      return "pass";
    });
    const { code, stderr } = await run.result;
    await between.stop();
    expect(stderr).toContain("Stopping as soon as what keeps something is made");
    expect(stderr).toContain("aws_ecs_cluster.main created");
    expect(stderr).not.toContain("aws_ecs_service.worker created");
    expect(code, stderr).toBe(130);
    expect(await itemAt(account, `${BUCKET}/acme/dev/eu-west-1/main`)).toBeUndefined();
  });

  test("says each resource on a line of a pipe, and that nothing runs before a release", async () => {
    const { code, stderr } = await command("deploy", "dev", "--only", "--yes");
    expect(stderr).toMatch(/^\[\d+\/\d+\] aws_ecs_service\.worker created/m);
    expect(stderr).not.toContain("aws_ecs_cluster.main");
    expect(stderr).toContain("No task runs yet of backend");
    expect(code, stderr).toBe(0);
  });

  test("outputs tells the names of what was deployed", async () => {
    const { stdout } = await command("outputs", "dev", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      cluster: "acme-dev",
      services: { worker: "acme-dev-worker" },
    });
  });

  test("plans again when something is released after its plan", async () => {
    setting("debug", "info");
    const between = await interfere(account.endpoint);
    let released = false;
    between.decide(async ({ service, operation }) => {
      // Terraform gives the lock of its plan back.
      if (service === "dynamodb" && operation === "DeleteItem" && !released) {
        released = true;
        await release(`sha256:${"3".repeat(64)}`);
      }
      return "pass" as const;
    });
    const words = ["deploy", "dev", "--only", "--yes", "--rollout-minutes", "0"];
    const { code, stderr } = await runCommand(project, between, ...words);
    await between.stop();
    expect(stderr).toContain(`Released in between, or paused, or resumed: ${POINTER}`);
    expect(stderr).toMatch(/aws_ecs_service\.worker is changed/);
    expect(code, stderr).toBe(0);
  });

  test("follows the rollout to its end", async () => {
    project.edit("src/envs/dev.ts", "workloads: {", `workloads: { ${runner(ELSEWHERE)},`);
    const { code, stderr } = await command("deploy", "dev", "--only", "--yes");
    expect(stderr).toContain("acme-dev-runner: rolled out");
    expect(code, stderr).toBe(0);
  });

  test("fails with 11 when AWS rolls it back, and says why", async () => {
    await createEmptyRepository();
    project.edit("src/envs/dev.ts", ELSEWHERE, NOWHERE);
    const { code, stderr } = await command("deploy", "dev", "--only", "--yes");
    expect(stderr).toMatch(/rolled back to acme-dev-runner:\d+/);
    expect(stderr).toContain("CannotPullContainerError");
    expect(code, stderr).toBe(11);
  });

  /** A service whose image is no release of the platform's: it has tasks from the beginning. */
  const runner = (uri: string) =>
    `runner: { kind: "service", image: { uri: "${uri}" }, placement: "public", internetEgress: true }`;

  function setting(from: string, to: string): void {
    project.edit("src/envs/dev.ts", `"log-level": "${from}"`, `"log-level": "${to}"`);
  }

  async function createEmptyRepository(): Promise<void> {
    const ecr = new ECRClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
    await ecr.send(new CreateRepositoryCommand({ repositoryName: "acme/backend" }));
  }

  async function release(Value: string): Promise<void> {
    const ssm = new SSMClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
    await ssm.send(new PutParameterCommand({ Name: POINTER, Value, Overwrite: true }));
  }
});
