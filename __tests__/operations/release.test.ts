import { BatchDeleteImageCommand } from "@aws-sdk/client-ecr";
import {
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import type { ReleaseRecord } from "../../scripts/release/record";
import type { Status } from "../../scripts/status/status";
import { runCommand } from "../support/command-line";
import { interfere } from "../support/interference";
import type { Project } from "../support/project";
import {
  accountToReleaseIn,
  ecrOf,
  expectEmptyPlan,
  findCritical,
  pointer,
  pushImage,
  releasablePlatform,
  tagsOf,
} from "../support/released";
import { accessTo } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const NOTHING = `sha256:${"0".repeat(64)}`;

describeTerraform("a release", () => {
  let project: Project;
  let account: Emulator;
  let first: string;
  let second: string;

  beforeAll(async () => {
    project = releasablePlatform();
    account = await accountToReleaseIn(project);
    first = await pushImage(account, "aaaaaaaaaaaa");
    second = await pushImage(account, "bbbbbbbbbbbb");
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  const command = (...words: string[]) => runCommand(project, account, ...words);
  const release = (...words: string[]) => command("deploy-app", "dev", "--yes", ...words);

  test("of an image that the registry lacks is refused, and so is one for another architecture", async () => {
    const missing = await release("--tag", "cccccccccccc");
    expect(missing.stderr).toContain("acme/backend has no image with the tag cccccccccccc");
    expect(missing.code).toBe(1);

    await pushImage(account, "dddddddddddd", "amd64");
    const foreign = await release("--tag", "dddddddddddd");
    expect(foreign.stderr).toContain("built for amd64, and its workloads run on arm64");
    expect(foreign.code).toBe(10);
  });

  test("of an image with a critical finding is refused until somebody accepts it by name", async () => {
    const digest = await pushImage(account, "eeeeeeeeeeee");
    await findCritical(account, digest, "CVE-2026-0001");
    const refused = await release("--digest", digest);
    expect(refused.stderr).toContain("--accept CVE-2026-0001");
    expect(refused.code).toBe(10);
    const other = await release("--digest", digest, "--accept", "CVE-2026-0002");
    expect(other.code).toBe(10);
    expect(await pointer(account)).toBe(NOTHING);
  });

  test("that is the first and fails leaves nothing running and an empty plan", async () => {
    const { code, stderr } = await releaseAndLose(await pushImage(account, "ffffffffffff"));
    expect(stderr).toContain("CannotPullContainerError");
    expect(stderr).toContain("Going back to no release at all");
    expect(code, stderr).toBe(11);
    expect(await pointer(account)).toBe(NOTHING);
    expect((await worker()).desiredCount).toBe(0);
    await expectEmptyPlan(project, account);
  });

  test("runs what comes before it, starts the services and the schedules", async () => {
    const { code, stderr } = await release("--digest", first);
    expect(stderr).toMatch(/Running migrate of the new image[\s\S]*migrate: stopped/);
    expect(stderr).toContain("acme-dev-worker: rolled out");
    expect(code, stderr).toBe(0);
    expect(await pointer(account)).toBe(first);
    expect(await worker()).toMatchObject({ desiredCount: 1, runningCount: 1 });
    expect(await nightlyState()).toBe("ENABLED");
  });

  test("tags the image, so that the registry keeps it", async () => {
    expect(await tagsOf(account, first)).toContainEqual(
      expect.stringMatching(/^released-dev\.\d{8}T\d+$/),
    );
  });

  test("that fails goes back to what ran, says why, and leaves an empty plan", async () => {
    const { code, stderr } = await releaseAndLose(await pushImage(account, "abababababab"));
    expect(stderr).toContain("CannotPullContainerError");
    expect(stderr).toContain(`Going back to ${first.slice(0, 19)}`);
    expect(code, stderr).toBe(11);
    expect(await pointer(account)).toBe(first);
    await expectEmptyPlan(project, account);
  });

  test("goes no further than a task before it that fails", async () => {
    const { ecs, broken } = await breakMigration();
    const { code, stderr } = await release("--digest", second);
    expect(stderr).toContain("migrate failed, so nothing was released");
    expect(stderr).toContain("migrate: exit code 3");
    expect(code, stderr).toBe(11);
    expect(await pointer(account)).toBe(first);
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: broken }));
  });

  test("is undone by a rollback, which warns of migrations and survives the next deploy", async () => {
    expect((await release("--digest", second)).code).toBe(0);
    const back = await command("rollback", "dev", "--yes");
    expect(back.stderr).toContain("migrate ran. A rollback does not undo what they did");
    expect(back.code, back.stderr).toBe(0);
    expect(await pointer(account)).toBe(first);

    const deployed = await command("deploy", "dev", "--only", "--yes");
    expect(deployed.stderr).toContain("nothing to change");
    expect(deployed.stderr).not.toContain("No task runs yet");
    expect(await pointer(account)).toBe(first);
  });

  test("goes to a named earlier one too", async () => {
    const { code, stderr } = await command("rollback", "dev", "--yes", "--to", "bbbbbbbb");
    expect(code, stderr).toBe(0);
    expect(await pointer(account)).toBe(second);
  });

  test("is gone back from once: the second rollback goes further back, or says that nothing was before", async () => {
    await findCritical(account, first, "CVE-2026-0003");
    const further = await command("rollback", "dev", "--yes");
    const furthest = await command("rollback", "dev", "--yes");
    const doubtful = await command("rollback", "dev", "--yes", "--to", "20");

    expect(further.stderr).toContain(`Back to what was released as ${first.slice(0, 19)}`);
    expect(further.stderr).toContain("CVE-2026-0003. It ran before, so it may again");
    expect(furthest.stderr).toContain("no earlier release of backend to dev is known");
    expect(doubtful.stderr).toContain("20 may mean any of 2 releases");
    expect([further.code, furthest.code, doubtful.code]).toEqual([0, 1, 2]);
    expect(await pointer(account)).toBe(first);
  });

  test("is in the history, with how it ended", async () => {
    const { stdout } = await command("releases", "dev", "--json");
    const records = JSON.parse(stdout) as ReleaseRecord[];
    expect(records.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      "rollback released",
      "rollback released",
      "rollback released",
      "release released",
      "release failed",
      "release rolled back",
      "release released",
      "release rolled back",
    ]);
    expect(records.at(-2)).toMatchObject({
      digest: first,
      commit: "aaaaaaaaaaaa",
      ranBefore: ["migrate"],
    });
  });

  test("is in the status of its environment, beside what differs from the configuration", async () => {
    const ssm = new SSMClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
    const byHand = { Name: "/acme/dev/settings/log-level", Value: "by hand", Overwrite: true };
    await ssm.send(new PutParameterCommand(byHand));

    const { code, stdout, stderr } = await command("status", "dev", "--drift", "--json");

    expect(code, stderr).toBe(0);
    const status = JSON.parse(stdout) as Status;
    expect(status.lastReleases).toMatchObject([
      { image: "backend", digest: first, kind: "rollback", outcome: "released" },
    ]);
    expect(status.stacks).toMatchObject([
      { name: "dev", drift: { plan: "1 to change", empty: false } },
      { name: "shared", drift: { plan: "nothing to change", empty: true, drifted: [] } },
    ]);
    expect(JSON.stringify(status.stacks[0])).toContain("aws_ssm_parameter.log_level");
  });

  /** The registry loses the image between the check and the pull. */
  async function releaseAndLose(imageDigest: string) {
    const between = await interfere(account.endpoint);
    between.decide(async ({ operation }) => {
      if (operation !== "UpdateService") return "pass" as const;
      const ecr = await ecrOf(account);
      const imageIds = [{ imageDigest }];
      await ecr.send(new BatchDeleteImageCommand({ repositoryName: "acme/backend", imageIds }));
      return "pass" as const;
    });
    const words = ["deploy-app", "dev", "--yes", "--digest", imageDigest];
    const ended = await runCommand(project, between, ...words);
    await between.stop();
    return ended;
  }

  /** A revision of the migration that fails, as somebody would register it by hand. */
  async function breakMigration() {
    const ecs = await ecsOf();
    const family = "acme-dev-migrate";
    const { taskDefinition: latest = {} } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: family }),
    );
    const { networkMode, cpu, memory, requiresCompatibilities, runtimePlatform } = latest;
    const containerDefinitions = latest.containerDefinitions?.map((container) => ({
      ...container,
      command: ["sh", "-c", "exit 3"],
    }));
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        ...{ family, networkMode, cpu, memory, requiresCompatibilities, runtimePlatform },
        containerDefinitions,
      }),
    );
    return { ecs, broken: taskDefinition?.taskDefinitionArn };
  }

  const ecsOf = async () =>
    new ECSClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));

  async function worker() {
    const ecs = await ecsOf();
    const asked = new DescribeServicesCommand({
      cluster: "acme-dev",
      services: ["acme-dev-worker"],
    });
    return (await ecs.send(asked)).services?.[0] ?? {};
  }

  async function nightlyState() {
    const client = new SchedulerClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
    return (await client.send(new GetScheduleCommand({ Name: "acme-dev-nightly" }))).State;
  }
});
