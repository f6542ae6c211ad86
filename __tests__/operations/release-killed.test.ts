import { setTimeout as pause } from "node:timers/promises";
import { ECSClient, ListTasksCommand, StopTaskCommand } from "@aws-sdk/client-ecs";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import type { ReleaseRecord } from "../../scripts/release/record";
import { runCommand, startCommand } from "../support/command-line";
import { interfere } from "../support/interference";
import { after, killedAt, type Point, unlockDev } from "../support/killing";
import type { Project } from "../support/project";
import {
  accountToReleaseIn,
  expectEmptyPlan,
  pointer,
  pushImage,
  releasablePlatform,
} from "../support/released";
import { accessTo } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

describeTerraform("a release that does not end by itself", () => {
  let project: Project;
  let account: Emulator;
  let number = 0;
  let running: string;
  let next: string;

  beforeAll(async () => {
    project = releasablePlatform();
    account = await accountToReleaseIn(project);
    running = await pushed();
    await succeeds("deploy-app", "dev", "--yes", "--digest", running);
  });

  beforeEach(async () => {
    running = (await pointer(account)) ?? "";
    next = await pushed();
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  const command = (...words: string[]) => runCommand(project, account, ...words);

  test("is taken back, where the pointer had not moved", async () => {
    await killed(after("RunTask"));
    await finish();
    expect(await pointer(account)).toBe(running);
    expect(await outcome()).toBe("failed");
  });

  test.each([
    ["the pointer had moved", after("PutParameter")],
    ["services were being updated", after("UpdateService")],
  ])("is seen through, where %s", async (_, point) => {
    await killed(point);
    await finish();
    expect(await pointer(account)).toBe(next);
    expect(await outcome()).toBe("released");
  });

  test("keeps the next one out until it is finished, and is not finished over a later one", async () => {
    await killed(after("RunTask"));
    const refused = await command(...releaseOf(next));
    expect(refused.stderr).toContain("an earlier release of backend to dev did not end");
    expect(refused.code, refused.stderr).toBe(10);

    const later = await pushed();
    await releaseByHand(later);
    expect((await finish()).stderr).toContain("was released since, by other means");
    expect(await pointer(account)).toBe(later);
    await releaseByHand(running);
    await endMigrations();
  });

  test("goes on without anybody watching after Ctrl-C, and gives its lock back", async () => {
    const between = await interfere(account.endpoint);
    const run = await startCommand(project, between, releaseOf(next));
    between.decide(async ({ operation }) => {
      if (operation !== "UpdateService") return "pass" as const;
      run.interrupt();
      await pause(500);
      return "pass" as const;
    });
    const { code, stderr } = await run.result;
    await between.stop();
    expect(stderr).toContain("devops-platform releases dev --finish");
    expect(code, stderr).toBe(130);
    expect(await outcome()).toBe("unwatched");

    await finish();
    expect(await outcome()).toBe("released");
  });

  test("releases nothing after Ctrl-C while the migration runs", async () => {
    const between = await interfere(account.endpoint);
    const run = await startCommand(project, between, releaseOf(next));
    between.decide(({ operation }) => {
      if (operation === "RunTask") run.interrupt();
      return "pass";
    });
    const { code, stderr } = await run.result;
    await between.stop();
    expect(stderr).toContain("Nothing was released");
    expect(code, stderr).toBe(130);
    expect(await pointer(account)).toBe(running);
  });

  test("keeps a second one out, which is told who is at work", async () => {
    const between = await interfere(account.endpoint);
    const run = await startCommand(project, between, releaseOf(next));
    let second: ReturnType<typeof command> | undefined;
    between.decide(async ({ operation }) => {
      if (operation !== "RunTask") return "pass" as const;
      second = command(...releaseOf(next));
      await second;
      return "pass" as const;
    });
    expect((await run.result).code).toBe(0);
    await between.stop();
    const { code, stderr } = (await second) ?? {};
    expect(stderr).toContain("releasing backend to dev has to wait");
    expect(code, stderr).toBe(7);
  });

  test("leaves an empty plan, whatever happened before", async () => {
    await expectEmptyPlan(project, account);
  });

  const releaseOf = (digest: string) => ["deploy-app", "dev", "--yes", "--digest", digest];

  /** Moves the pointer alone, as somebody could who knows where it is. */
  async function releaseByHand(Value: string): Promise<void> {
    const ssm = new SSMClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
    const Name = "/acme/dev/release/backend";
    await ssm.send(new PutParameterCommand({ Name, Value, Overwrite: true }));
  }

  /** Those of killed releases, which a next one would wait for. */
  async function endMigrations(): Promise<void> {
    const ecs = new ECSClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
    const cluster = "acme-dev";
    const { taskArns = [] } = await ecs.send(
      new ListTasksCommand({ cluster, family: "acme-dev-migrate" }),
    );
    for (const task of taskArns) await ecs.send(new StopTaskCommand({ cluster, task }));
  }

  async function killed(point: Point): Promise<void> {
    await killedAt(project, account, releaseOf(next), point);
    await unlockDev(project, account);
  }

  const finish = () => succeeds("releases", "dev", "--finish");

  async function outcome(): Promise<string | undefined> {
    const { stdout } = await succeeds("releases", "dev", "--json", "--limit", "1");
    return (JSON.parse(stdout) as ReleaseRecord[])[0]?.outcome;
  }

  async function pushed(): Promise<string> {
    number += 1;
    return pushImage(account, String(number).padStart(12, "a"));
  }

  async function succeeds(...words: string[]) {
    const ended = await command(...words);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    return ended;
  }
});
