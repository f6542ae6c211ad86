import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { writeRecord } from "../../scripts/release/history";
import { runCommand, startCommand } from "../support/command-line";
import { accountWithStateHome, DIGEST } from "../support/destroying";
import { type Interference, interfere } from "../support/interference";
import { after, killedAt, type Point, succeeds, unlockDev } from "../support/killing";
import { pausePointer, whatRuns } from "../support/pausable";
import { makePausable, scalingPlatform, writeState } from "../support/pausable-by-hand";
import type { Project } from "../support/project";
import { contextOf } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const RUNS = { tasks: 3, range: [1, 4], suspended: false, database: "available" };
const PAUSED = { tasks: 0, range: [0, 0], suspended: true, database: "stopped" };

const PAUSE = ["pause", "dev", "--yes"];
const RESUME = ["resume", "dev", "--yes"];

describeTerraform("a pause that does not end by itself", () => {
  let project: Project;
  let account: Emulator;
  let between: Interference;

  beforeAll(async () => {
    project = scalingPlatform();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    await makePausable(account);
  });

  beforeEach(() => between.decide(() => "pass"));

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  test("is not begun in a durable environment by --yes alone: it would stop serving", async () => {
    const file = "src/envs/dev.ts";
    project.edit(file, 'lifecycle: "disposable"', 'lifecycle: "durable"');
    const { code, stderr } = await runCommand(project, account, ...PAUSE);
    project.edit(file, 'lifecycle: "durable"', 'lifecycle: "disposable"');
    expect(stderr).toContain("Add --confirm dev to go on without being asked.");
    expect(code, stderr).toBe(2);
    expect(await running()).toEqual(RUNS);
  });

  test.each([
    ["PutParameter", "StartDBInstance"],
    ["UpdateService", "UpdateService"],
    ["StopDBInstance", "RegisterScalableTarget"],
  ])("goes on where it was killed after %s, and its way back after %s", async (down, up) => {
    await killed(PAUSE, after(down));
    await does(PAUSE);
    expect(await running()).toEqual(PAUSED);

    await killed(RESUME, after(up));
    expect(await pausePointer(account)).toMatch(/^resuming /);
    await does(["resume", "dev"]);
    expect(await running()).toEqual(RUNS);
    expect(await pausePointer(account)).toBe("running");
  });

  test("can begin again when it is half resumed, and remembers what was there at first", async () => {
    await does(PAUSE);
    await killed(RESUME, after("StartDBInstance"));
    await does(PAUSE);
    expect(await running()).toEqual(PAUSED);
    await does(RESUME);
    expect(await running()).toEqual(RUNS);
  });

  test("keeps a second one out, which is told who is at work", async () => {
    const second = await during("UpdateService", PAUSE, () =>
      runCommand(project, account, ...PAUSE),
    );
    expect(second.stderr).toContain("pausing dev has to wait");
    expect(second.code, second.stderr).toBe(7);
    await does(RESUME);
  });

  test("says after Ctrl-C how it goes on and back, and gives its lock back", async () => {
    const run = await startCommand(project, between, PAUSE);
    between.decide(({ operation }) => {
      if (operation === "UpdateService") run.interrupt();
      return "pass";
    });
    const { code, stderr } = await run.result;
    expect(stderr).toContain("dev is half paused: devops-platform pause dev goes on");
    expect(code, stderr).toBe(130);
    await does(RESUME);
    expect(await running()).toEqual(RUNS);
  });

  test.each([
    ["PutParameter", "ssm:PutParameter"],
    ["RegisterScalableTarget", "application-autoscaling:RegisterScalableTarget"],
    ["UpdateService", "ecs:UpdateService"],
    ["StopDBInstance", "rds:StopDBInstance"],
  ])(
    "names the permission that is missing, %s, and goes on once it is there",
    async (operation, permission) => {
      between.decide((call) =>
        call.operation === operation ? { status: 403, code: "AccessDeniedException" } : "pass",
      );
      const { code, stderr } = await runCommand(project, between, ...PAUSE);
      expect(stderr).toContain(permission);
      expect(code, stderr).toBe(6);
    },
  );

  test("is refused while a release is open", async () => {
    await writeOpenRelease();
    const { code, stderr } = await runCommand(project, account, ...PAUSE);
    expect(stderr).toContain("a release of backend to dev did not end");
    expect(code, stderr).toBe(10);
  });

  test("says of an environment from before there were pauses what adds them", async () => {
    await writeState(account, {});
    const { code, stderr } = await runCommand(project, account, ...PAUSE);
    expect(stderr).toContain("devops-platform deploy dev adds what pausing needs");
    expect(code, stderr).toBe(10);
  });

  const does = (words: readonly string[]) => succeeds(project, account, ...words);

  async function killed(words: readonly string[], point: Point): Promise<void> {
    await killedAt(project, account, words, point);
    await unlockDev(project, account);
  }

  /** Does something while a command waits for the answer to an operation. */
  async function during<T>(operation: string, words: readonly string[], work: () => Promise<T>) {
    const run = await startCommand(project, between, words);
    let done: T | undefined;
    between.decide(async (call) => {
      if (call.operation === operation) done ??= await work();
      return "pass" as const;
    });
    expect((await run.result).code).toBe(0);
    return done as T;
  }

  async function running() {
    const { gateways: _, nightly: __, ...known } = await whatRuns(account);
    return known;
  }

  async function writeOpenRelease(): Promise<void> {
    await writeRecord(await contextOf(project, account, "dev"), {
      environment: "dev",
      image: "backend",
      digest: DIGEST,
      previous: undefined,
      commit: undefined,
      kind: "release",
      who: "arn:aws:iam::111111111111:user/anna",
      machine: "laptop",
      started: new Date().toISOString(),
      ended: undefined,
      outcome: "under way",
      ranBefore: [],
      reason: undefined,
    });
  }
});
