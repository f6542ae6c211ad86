import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import type { LoadReport } from "../../scripts/load-test/report";
import { runCommand, startCommand } from "../support/command-line";
import { accountWithStateHome, configFor } from "../support/destroying";
import { type Fate, type Interference, interfere } from "../support/interference";
import {
  type LoadedEnvironment,
  leadsTo,
  makeLoadedEnvironment,
} from "../support/loaded-environment";
import type { Project } from "../support/project";
import { type Served, serve } from "../support/served";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

/** A load of a few seconds, where a real one takes minutes. */
const SHORT = ["--minutes", "0.02", "--connections", "5"];

/** Of the emulator nothing but what it says of load balancers, and of scaling, which it does none of. */
describeTerraform("a service under load", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let served: Served;
  let made: LoadedEnvironment;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    served = await serve();
    made = await makeLoadedEnvironment(account, served);
  });

  afterAll(async () => {
    served?.stop();
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  beforeEach(() => {
    Object.assign(served, { status: 200, delay: 0 });
    served.asked.length = 0;
    between.decide(onAws({}));
  });

  const load = (...words: string[]) => runCommand(project, between, "load-test", "dev", ...words);

  test("is sent so many requests a second, and its tasks, scaling and CPU are told", async () => {
    between.decide(onAws({ DescribeScalingActivities: scaled }));
    const running = await startCommand(project, between, [
      ...["load-test", "dev", "api", "--json"],
      ...["--minutes", "0.2", "--connections", "10", "--rate", "50"],
    ]);
    while (served.asked.length < 100) await new Promise((resolve) => setTimeout(resolve, 100));
    await scaleTo(3);
    await writeCpu(61);
    const { code, stdout, stderr } = await running.result;

    expect(code, stderr).toBe(0);
    const report = JSON.parse(stdout) as LoadReport;
    const { requests, statuses, unfinished, unanswered } = report.measured;
    expect([requests + unfinished, unanswered]).toEqual([600, {}]);
    expect(statuses).toEqual({ 200: requests });
    // One was asked before, to see whether it answers.
    expect(served.asked.length).toBeGreaterThan(requests);
    expect(new Set(served.asked)).toEqual(new Set(["GET /health"]));
    expect(report.tasks[0]).toMatchObject({ running: 2, desired: 2 });
    expect(report.tasks.at(-1)).toMatchObject({ desired: 3 });
    expect(report.scaling).toMatchObject([
      { says: "scaled to 3 tasks: by the policy acme-dev-api-cpu", failed: false },
    ]);
    expect(report.cpu).toMatchObject([{ average: 61 }]);
    expect(report.range).toEqual({ minimum: 2, maximum: 6 });
    expect(report.cost.usd).toBeGreaterThan(0);
  });

  test("is told in words, and misses what it was to keep to", async () => {
    served.delay = 40;

    const { code, stdout, stderr } = await load("api", ...SHORT, "--p95", "1");

    expect(stdout).toContain(`api of dev · GET http://127.0.0.1:${served.port}/health`);
    expect(stdout).toMatch(/latency +p50 \d+ ms · p90 .* · p95 .* · p99 .* · max /);
    expect(stdout).toMatch(/errors +0 %/);
    expect(stdout).toMatch(/scaling +none/);
    expect(stdout).toContain("an alarm needs three full minutes");
    expect(stderr).toMatch(/p95 is \d+ ms, and --p95 allows 1.0 ms/);
    expect(code).toBe(1);
  });

  test("is asked for what is said: method, path, headers and body", async () => {
    project.write("body.json", '{"name":"one"}');

    const { code, stderr } = await load(
      ...["api", ...SHORT, "--path", "/api/users?page=2", "--method", "post"],
      ...["--header", "content-type: application/json", "--body-file", `${project.root}/body.json`],
    );

    expect(code, stderr).toBe(0);
    expect(new Set(served.asked)).toEqual(new Set(["POST /api/users?page=2"]));
  });

  test("is loaded no more once too much fails, by kinds", async () => {
    const running = await startCommand(project, between, [
      ...["load-test", "dev", "api", "--minutes", "5", "--connections", "4"],
      ...["--rate", "20", "--stop-at-errors", "20"],
    ]);
    while (served.asked.length < 20) await new Promise((resolve) => setTimeout(resolve, 100));
    served.status = 503;
    while (served.asked.length < 60) await new Promise((resolve) => setTimeout(resolve, 100));
    served.status = -1;
    const { code, stdout, stderr } = await running.result;

    expect(stdout).toMatch(/errors +[\d.]+ % · .*\d+ × 503/);
    expect(stdout).toMatch(/errors .*\d+ × connection lost/);
    expect(stdout).toContain("stopped: too much failed");
    expect(stderr).toContain("more than 20 % of the requests of ten seconds failed");
    expect(code).toBe(1);
  });

  test("is left alone at Ctrl-C, and what was measured is told", async () => {
    const words = [
      "load-test",
      "dev",
      "api",
      "--minutes",
      "5",
      "--connections",
      "2",
      "--rate",
      "20",
    ];
    const running = await startCommand(project, between, words);
    while (served.asked.length < 30) await new Promise((resolve) => setTimeout(resolve, 100));
    running.interrupt();
    const { code, stdout } = await running.result;
    const after = served.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 500));

    expect(code).toBe(130);
    expect(stdout).toMatch(/requests +\d+/);
    expect(stdout).toContain("interrupted: it was to be 5 min 0 s");
    expect(served.asked).toHaveLength(after);
  });

  test("is asked by its own host, where that leads to its load balancer", async () => {
    await made.write({ hosts: ["localhost"] });
    const right = await load("api", ...SHORT);
    between.decide(onAws({ DescribeLoadBalancers: leadsTo("127.0.0.2") }));
    served.asked.length = 0;
    const wrong = await load("api", ...SHORT);
    await made.write({ hosts: ["nowhere.invalid"] });
    const unknown = await load("api", ...SHORT);
    await made.write();

    expect(right.code, right.stderr).toBe(0);
    expect(served.hosts).toContain(`localhost:${served.port}`);
    expect(wrong.stderr).toContain("localhost does not lead to the environment's load balancer");
    expect(unknown.stderr).toContain("nowhere.invalid does not resolve here");
    expect([wrong.code, unknown.code]).toEqual([10, 1]);
    expect(served.asked).toEqual([]);
  });

  test("does not follow a redirect to somebody else", async () => {
    served.status = 302;

    const { code, stdout, stderr } = await load("api", ...SHORT, "--json");

    const { measured } = JSON.parse(stdout) as LoadReport;
    expect(Object.keys(measured.statuses)).toEqual(["302"]);
    expect(stderr).toContain("answers 302: it is not followed");
    expect(code).toBe(0);
  });

  test.each([
    ["worker", [], 1, "no load balancer leads to worker of dev"],
    ["waiting", [], 1, "waiting runs no task: backend was never released"],
    ["resting", [], 1, "resting runs no task: dev is paused since 2026-03-02"],
    ["wroker", [], 2, "Did you mean worker?"],
    ["api", ["--path", "http://other.example.com/"], 2, "is no path"],
    ["api", ["--path", "//other.example.com/"], 2, "is no path"],
    ["api", ["--url", "http://other.example.com/"], 2, "unknown option '--url'"],
    ["api", ["--header", "host: other.example.com"], 2, "cannot be given"],
    ["api", ["--minutes", "600"], 2, "at most 60"],
  ])("is refused: %s %j", async (service, words, exitCode, says) => {
    const { code, stderr } = await load(service, ...words);

    expect(stderr).toContain(says);
    expect(code).toBe(exitCode);
    expect(served.asked).toEqual([]);
  });

  test("is not loaded where it answers with an error, or not at all", async () => {
    served.status = 404;
    const missing = await load("api", ...SHORT, "--path", "/nothing");
    between.decide(onAws({ DescribeLoadBalancers: leadsTo("127.0.0.3") }));
    const silent = await load("api", ...SHORT);
    between.decide(() => "pass");
    const emulated = await load("api", ...SHORT);

    expect(missing.stderr).toContain("/nothing answers 404");
    expect(served.asked).toEqual(["GET /nothing"]);
    expect(silent.stderr).toContain("does not answer: connection refused");
    expect(emulated.stderr).toMatch(/elb\.amazonaws\.com does not resolve here/);
    expect([missing.code, silent.code, emulated.code]).toEqual([1, 1, 1]);
  });

  test.each([
    ["DescribeLoadBalancers", 6, "elasticloadbalancing:DescribeLoadBalancers"],
    ["DescribeServices", 6, "not allowed: ecs:DescribeServices"],
    [
      "DescribeScalingActivities",
      0,
      "not allowed: application-autoscaling:DescribeScalingActivities",
    ],
    ["GetMetricData", 0, "not allowed: cloudwatch:GetMetricData"],
  ])("where %s is denied says so", async (operation, exitCode, says) => {
    between.decide(onAws({ [operation]: { status: 403, code: "AccessDeniedException" } }));

    const { code, stdout, stderr } = await load("api", ...SHORT);

    expect(stdout + stderr).toContain(says);
    expect(code).toBe(exitCode);
  });

  test("of a durable environment is asked for by its name", async () => {
    project.edit("src/envs/dev.ts", 'lifecycle: "disposable"', 'lifecycle: "durable"');
    const oneZone = 'zones: { value: ["eu-west-1a"], reason: "to be loaded for a moment" }';
    project.edit("src/envs/dev.ts", 'zones: ["eu-west-1a"]', oneZone);

    const unasked = await load("api", ...SHORT);
    const asked = served.asked.length;
    const named = await load("api", ...SHORT, "--confirm", "dev");

    expect(unasked.stderr).toContain("Add --confirm dev");
    expect([unasked.code, asked]).toEqual([2, 0]);
    expect(named.code, named.stderr).toBe(0);
  });

  const scaleTo = (desiredCount: number) =>
    made.ecs.send(
      new UpdateServiceCommand({ cluster: "acme-dev", service: "acme-dev-api", desiredCount }),
    );

  async function writeCpu(Value: number): Promise<void> {
    const Dimensions = [
      { Name: "ClusterName", Value: "acme-dev" },
      { Name: "ServiceName", Value: "acme-dev-api" },
    ];
    await new CloudWatchClient(await configFor(account)).send(
      new PutMetricDataCommand({
        Namespace: "AWS/ECS",
        MetricData: [{ MetricName: "CPUUtilization", Value, Timestamp: new Date(), Dimensions }],
      }),
    );
  }
});

/** What AWS would say where the emulator does not, call by call. */
const onAws =
  (fates: Readonly<Record<string, Fate>>) =>
  ({ operation }: { readonly operation: string }): Fate =>
    fates[operation] ??
    (operation === "DescribeLoadBalancers" ? leadsTo("127.0.0.1") : ("pass" as const));

const scaled: Fate = {
  answer: () => ({
    ScalingActivities: [
      {
        ActivityId: "1",
        ServiceNamespace: "ecs",
        ResourceId: "service/acme-dev/acme-dev-api",
        ScalableDimension: "ecs:service:DesiredCount",
        Description: "Setting desired count to 3.",
        Cause:
          "monitor alarm TargetTracking-service/acme-dev/acme-dev-api-AlarmHigh-0 in state ALARM triggered policy acme-dev-api-cpu",
        StartTime: Math.floor(Date.now() / 1000),
        StatusCode: "Successful",
      },
    ],
  }),
};
