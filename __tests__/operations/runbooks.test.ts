import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DescribeServicesCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import {
  DeregisterTargetsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configFor } from "../support/destroying";
import { environmentFor } from "../support/plans";
import { missingLine, namedIn, runbooks, type Step, stepsOf } from "../support/runbook";
import { calm, type RunbookWorld, runbookWorld, stoppedTasks } from "../support/runbook-world";
import { describeTerraform } from "../support/tier";
import { CLUSTER, registerRevision, setAlarm } from "../support/watched-environment";
import { RUN_ELSEWHERE } from "./runbooks-elsewhere";

/** What makes the symptom of a runbook, and takes it away. */
type Scene = (world: RunbookWorld) => Promise<() => Promise<unknown> | undefined>;

const SCENES: Readonly<Record<string, Scene>> = {
  "tasks-not-starting.md": async ({ ecs, write }) => {
    await write({ level: "info", msg: "listening" });
    const { taskDefinition } = await registerRevision(ecs, "api", `sha256:${"0d".repeat(32)}`);
    await roll(ecs, { taskDefinition: taskDefinition?.taskDefinitionArn });
    return () => roll(ecs, { forceNewDeployment: true });
  },
  "503.md": async ({ account, write }) => {
    await write({ level: "warn", msg: "slow start" });
    const elb = new ElasticLoadBalancingV2Client(await configFor(account));
    const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
    const TargetGroupArn = TargetGroups[0]?.TargetGroupArn ?? "";
    const health = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    const Targets = (health.TargetHealthDescriptions ?? []).flatMap(({ Target }) => Target ?? []);
    await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
    return () => elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  },
  "platform-mismatch.md": async ({ between }) => {
    between.decide(
      stoppedTasks(
        { exitCode: 255, reason: "" },
        "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64'",
      ),
    );
    return async () => between.decide(calm);
  },
  "memory-high.md": async ({ between, write }) => {
    await write({ level: "warn", msg: "heap is nearly full", mib: 470 });
    const reason = "OutOfMemoryError: Container killed due to memory usage";
    const stopped = stoppedTasks({ exitCode: 137, reason }, "Essential container in task exited");
    let restarting = false;
    between.decide((call) => {
      restarting ||= call.operation === "UpdateService";
      return restarting ? calm(call) : stopped(call);
    });
    return async () => between.decide(calm);
  },
  "api-down.md": async ({ account, write }) => {
    await write({ level: "error", msg: "request failed", err: { message: "connect ETIMEDOUT" } });
    const cloudWatch = new CloudWatchClient(await configFor(account));
    await setAlarm(cloudWatch, "ALARM");
    return () => setAlarm(cloudWatch, "OK");
  },
};

/** Begins a rollout and lets it end: the emulator's services go on a step whenever they are looked at. */
async function roll(ecs: RunbookWorld["ecs"], change: object): Promise<void> {
  const service = "acme-dev-api";
  await ecs.send(new UpdateServiceCommand({ cluster: CLUSTER, service, ...change }));
  for (let looks = 0; looks < 3; looks++)
    await ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [service] }));
}

describeTerraform("runbooks", () => {
  let world: RunbookWorld;

  beforeAll(async () => {
    world = await runbookWorld();
  });

  afterAll(() => world?.end());

  describe.each(Object.keys(SCENES))("%s", (file) => {
    let undo: (() => Promise<unknown> | undefined) | undefined;

    beforeAll(async () => {
      undo = await SCENES[file]?.(world);
    });
    afterAll(() => undo?.());

    test.each(stepsOf(file).map((step) => [step.words, step] as const))(
      "%s prints what it is said to",
      async (_, step) => {
        const { code, output } = await runAs(step);

        expect({ code, output }).toMatchObject({ code: step.exitCode });
        expect(missingLine(step, output), output).toBeUndefined();
      },
    );
  });

  test.each(runbooks())("every command in %s is run by a test", (file) => {
    const scened = Object.keys(SCENES).flatMap((one) => stepsOf(one).map(({ words }) => words));
    const blocks = SCENES[file] ? [] : stepsOf(file).map(({ words }) => words);

    const untested = [...blocks, ...namedIn(file)].filter(
      (words) => !scened.includes(words) && !RUN_ELSEWHERE.some(({ like }) => like.test(words)),
    );

    expect(untested).toEqual([]);
  });

  test.each(RUN_ELSEWHERE)("$by runs a command like $like", ({ by, shows }) => {
    expect(readFileSync(new URL(by, import.meta.url), "utf8")).toMatch(shows);
  });

  /** With both of its outputs as a terminal shows them. */
  async function runAs({ words }: Step): Promise<{ code: number; output: string }> {
    const script = `node bin/devops-platform.mjs ${words} 2>&1`;
    const env = { ...(await environmentFor(world.between.endpoint)), TERM: "dumb" };
    return new Promise((resolve) => {
      execFile("bash", ["-c", script], { cwd: world.project.root, env }, (error, stdout) => {
        resolve({ code: error ? Number(error.code) : 0, output: stdout });
      });
    });
  }
});
