import { ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { runCommand } from "../support/command-line";
import { accountWithStateHome, configFor } from "../support/destroying";
import { PAUSED, pausablePlatform, pausePointer, RUNS, whatRuns } from "../support/pausable";
import type { Project } from "../support/project";
import { expectEmptyPlan, pushImage } from "../support/released";
import { describeTerraform } from "../support/tier";

describeTerraform("an environment that is paused", () => {
  let project: Project;
  let account: Emulator;

  beforeAll(async () => {
    project = pausablePlatform();
    account = await accountWithStateHome();
    for (const stack of ["shared", "dev"]) await succeeds("deploy", stack, "--only", "--yes");
    const digest = await pushImage(account, "aaaaaaaaaaaa");
    await succeeds("deploy-app", "dev", "--yes", "--digest", digest);
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  const command = (...words: string[]) => runCommand(project, account, ...words);

  test("says first what stops, what that saves and what stays", async () => {
    const { code, stderr } = await command("pause", "dev");
    expect(stderr).toMatch(/service worker +1 task/);
    expect(stderr).toMatch(/database main +is stopped; its data stays/);
    expect(stderr).toMatch(/aws_nat_gateway\.a\[0\] is deleted/);
    expect(stderr).toMatch(/saves about [\d.]+( to [\d.]+)? USD a month; about [\d.]+ stay/);
    expect(code, stderr).toBe(2);
    expect(await whatRuns(account)).toEqual(RUNS);
  });

  test("has no tasks, no database and no NAT gateway, and an empty plan", async () => {
    await scaleTo(3);
    const { stderr } = await succeeds("pause", "dev", "--yes");
    expect(stderr).toContain("dev is paused. It still costs about");
    expect(await whatRuns(account)).toEqual(PAUSED);
    await expectEmptyPlan(project, account);
  });

  test("is paused again without a change, and remembers what was first", async () => {
    const before = await pausePointer(account);
    await succeeds("pause", "dev");
    expect(await pausePointer(account)).toBe(before);
  });

  test("is deployed meanwhile without being started, which the deploy says", async () => {
    const { stderr } = await succeeds("deploy", "dev", "--only", "--yes");
    expect(stderr).toContain("nothing to change");
    expect(stderr).toMatch(/dev is paused since .* by moto. A deploy starts nothing/);
    expect(await whatRuns(account)).toEqual(PAUSED);
  });

  test("refuses releases", async () => {
    const { code, stderr } = await command("deploy-app", "dev", "--yes", "--tag", "aaaaaaaaaaaa");
    expect(stderr).toContain("devops-platform resume dev starts it");
    expect(code, stderr).toBe(10);
  });

  test("fails no job that would release to it", async () => {
    const { stderr, stdout } = await succeeds(
      ..."deploy-app dev --yes --if-running --as-of HEAD --json".split(" "),
    );
    expect(stderr).toMatch(/dev is paused .*so nothing is released to it\. Once it is resumed: /);
    expect(JSON.parse(stdout)).toEqual([]);
  });

  test("comes back with the tasks that it had, and an empty plan", async () => {
    const { stderr } = await succeeds("resume", "dev", "--yes");
    expect(stderr).toContain("dev runs again.");
    expect(await whatRuns(account)).toEqual({ ...RUNS, tasks: 3 });
    expect(await pausePointer(account)).toBe("running");
    await expectEmptyPlan(project, account);
  });

  test("is resumed once: another time says that it runs", async () => {
    expect((await succeeds("resume", "dev")).stderr).toContain("dev is not paused.");
  });

  test("is destroyed with a snapshot, for which its database is started", async () => {
    await succeeds("pause", "dev", "--yes");
    const { stderr } = await succeeds("destroy", "dev", "--yes");
    expect(stderr).toContain("AWS takes no snapshot of a stopped database");
    expect(stderr).toMatch(/acme-dev-main-destroyed-\d+ +available/);
  });

  async function scaleTo(desiredCount: number): Promise<void> {
    const [cluster, service] = ["acme-dev", "acme-dev-worker"];
    const ecs = new ECSClient(await configFor(account));
    await ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount }));
  }

  async function succeeds(...words: string[]) {
    const ended = await command(...words);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    return ended;
  }
});
