import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DeleteServiceCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import type { StackContext } from "../../scripts/lib/stack-context";
import { remarksOn } from "../../scripts/status/problems";
import { type Status, statusOf } from "../../scripts/status/status";
import { unreadIn } from "../../scripts/status/unread";
import { statusInWords } from "../../scripts/status/words";
import { type Why, whyOf } from "../../scripts/why/why";
import {
  type DeployedEnvironment,
  deployedEnvironment,
  serviceNamed,
} from "../../scripts/workloads/deployed";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import { configFor } from "../support/destroying";
import { type Interference, interfere } from "../support/interference";
import { scaled } from "../support/load-fates";
import type { Project } from "../support/project";
import { contextOf, smallPlatform } from "../support/small-platform";
import { BUCKET, makeStateHome } from "../support/state-home";
import { describeTerraform } from "../support/tier";
import {
  ALARM,
  CLUSTER,
  makeWatchedEnvironment,
  setAlarm,
  TAG,
  type WatchedEnvironment,
  writeFigures,
} from "../support/watched-environment";
import { alarmHistory, metrics, releaseMissingImage } from "../support/watched-fates";

const denied = { status: 400, code: "AccessDeniedException" };

describeTerraform("how an environment is", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let made: WatchedEnvironment;
  let context: StackContext;
  let deployed: DeployedEnvironment;

  beforeAll(async () => {
    project = smallPlatform();
    account = await emptyAccount();
    between = await interfere(account.endpoint);
    await makeStateHome(account);
  });

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  beforeEach(() => between.decide(() => "pass"));

  test("is nothing to show where nothing is deployed, and is not to be had without a network", async () => {
    const [status, unreachable] = await Promise.all([
      run("status", "dev"),
      runCommand(project, { endpoint: "http://127.0.0.1:1" }, "status", "dev"),
    ]);

    expect([status.code, unreachable.code]).toEqual([1, 6]);
    expect(status.stderr).toContain("dev is not deployed");
    expect(status.stderr).toContain("devops-platform deploy dev");
    expect(unreachable.stderr).toContain("AWS could not be reached");
  });

  test("is one screen of what runs, and JSON in which null is not known", async () => {
    made = await makeWatchedEnvironment(account, BUCKET);
    await writeFigures(account);
    context = await contextOf(project, between, "dev");
    deployed = await deployedEnvironment(context);

    const [screen, json] = await Promise.all([
      run("status", "dev"),
      run("status", "dev", "--json"),
    ]);

    expect(screen.code, screen.stderr).toBe(0);
    expect(screen.stdout).toMatch(new RegExp(`api +2/2 +0 +12% +43% +${TAG} .* ago`));
    expect(screen.stdout).toMatch(/worker +2\/2 +0 +– +– /);
    expect(screen.stdout).toMatch(/public +1\/1 +– +– /);
    expect(screen.stdout).toMatch(/main +available +15 of 20 GiB +12 +\d+ s ago/);
    expect(screen.stdout).toMatch(
      new RegExp(`release backend +released .* ago, at ${TAG.slice(0, 8)}, by deploy/anna`),
    );
    expect(screen.stdout).toContain("0 of 1 in alarm");
    expect(screen.stdout.split("\n").length).toBeLessThan(24);
    const status = JSON.parse(json.stdout) as Status;
    expect(status.releases).toMatchObject([{ digest: made.digest, tags: [TAG] }]);
    expect(status.loadBalancers).toMatchObject([{ requests: null, p99: null }]);
    expect(status.services).toMatchObject([{ running: 2, desired: 2 }, { cpu: null }]);
  });

  test.each([
    ["GetMetricData", "figures: not allowed: cloudwatch:GetMetricData"],
    ["DescribeAlarms", "alarms: not allowed: cloudwatch:DescribeAlarms"],
    ["DescribeServices", "services: not allowed: ecs:DescribeServices"],
    ["GetParameters", "releases: not allowed: ssm:GetParameters"],
    ["Query", "history of releases: not allowed: dynamodb:Query"],
    ["DescribeTargetHealth", "targets: not allowed: elasticloadbalancing:DescribeTargetHealth"],
    ["DescribeDBInstances", "databases: not allowed: rds:DescribeDBInstances"],
    ["DescribeDBSnapshots", "snapshots: not allowed: rds:DescribeDBSnapshots"],
    ["DescribeCertificate", "certificates: not allowed: acm:DescribeCertificate"],
    ["GetItem", "lock of dev: not allowed: dynamodb:GetItem"],
  ])("shows the rest where %s is denied, and says so", async (operation, says) => {
    between.decide((call) => (call.operation === operation ? denied : "pass"));

    const { status } = await look();

    const screen = inWords(status);
    expect(screen).toContain(`? ${says}`);
    expect(unreadIn(status).filter((one) => !one.startsWith("lock of"))).toHaveLength(
      operation === "GetItem" ? 0 : 1,
    );
    expect(screen).toMatch(operation === "DescribeServices" ? /main +available/ : /api +2\/2/);
  });

  test("says what AWS throttles again and again, and what cannot be reached any more", async () => {
    between.decide(({ operation }) => {
      if (operation === "DescribeServices") return { status: 400, code: "ThrottlingException" };
      return operation === "DescribeAlarms" ? "cut" : "pass";
    });

    const { status, answered } = await look();

    expect(answered).toBe(true);
    expect(unreadIn(status)).toEqual([
      "services: throttled: ecs:DescribeServices",
      "alarms: not reached: cloudwatch:DescribeAlarms",
    ]);
  });

  test("is known to be unread where nothing at all answers", async () => {
    between.decide(() => denied);
    expect((await look()).answered).toBe(false);
  });

  // The emulator computes no percentiles: CloudWatch's answer is written here, figure by figure.
  test("has the latencies of the load balancer, and errors that nobody counted are none", async () => {
    between.decide(({ operation }) => (operation === "GetMetricData" ? metrics : "pass"));

    const { status } = await look();

    expect(status.loadBalancers).toMatchObject([
      { requests: 600, failedByTargets: 0, failedByItself: 24, p50: 0.048, p99: 1.25 },
    ]);
    const screen = inWords(status);
    expect(screen).toMatch(/public +1\/1 +600 +0 +24 +48 ms +– +1\.3 s/);
    expect(screen).toContain("✗ public: 4.0 % of the answers are errors (5xx)");
  });

  test("begins with what is wrong: an alarm that rings, a rollout that failed", async () => {
    await setAlarm(new CloudWatchClient(await configFor(account)), "ALARM");
    await releaseMissingImage(made.ecs);

    const { status } = await look();

    const problems = remarksOn(status).map(({ says }) => says);
    expect(problems).toEqual([
      expect.stringMatching(/^api: was rolled back \d+ s ago; 2 of 2 tasks run$/),
      expect.stringMatching(new RegExp(`^alarm ${ALARM} since \\d+ s: api: more than 5 %`)),
      expect.stringContaining("certificate dev.example.com"),
    ]);
    expect(inWords(status).split("\n")[1]).toMatch(/^✗ api: was rolled back/);
  });

  test("why tells what happened in order of time, what it most likely was, and what to do", async () => {
    between.decide(({ operation }) => {
      // The emulator keeps neither of these.
      if (operation === "DescribeAlarmHistory") return alarmHistory;
      return operation === "DescribeScalingActivities" ? scaled : "pass";
    });

    const { why } = await lookBack();

    const times = why.findings.map(({ time }) => time);
    expect(times).toEqual([...times].sort());
    expect(why.findings.map(({ says }) => says)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^backend sha256:\w{8} was released by /),
        expect.stringMatching(
          /^a task of acme-dev-api:2 stopped: CannotPullContainerError: .*not found/,
        ),
        "deployment failed: tasks failed to start.",
        "scaled to 3 tasks: by the policy acme-dev-api-cpu",
        `alarm ${ALARM} rang: Threshold Crossed`,
      ]),
    );
    expect(why.cause).toMatchObject({ kind: "image-missing" });
    expect(why.unread).toEqual([]);
  });

  test("why shows what it may read on one page, and as JSON", async () => {
    between.decide(({ operation }) =>
      /DescribeAlarmHistory|DescribeScalingActivities/.test(operation) ? denied : "pass",
    );

    const [page, json] = await Promise.all([
      run("why", "dev", "api"),
      run("why", "dev", "api", "--json", "--since", "30m"),
    ]);

    expect(page.code, page.stderr).toBe(0);
    expect(page.stdout).toMatch(/\d\d:\d\d:\d\d +a task of acme-dev-api:2 stopped/);
    expect(page.stdout).toContain("? not allowed: cloudwatch:DescribeAlarmHistory");
    expect(page.stdout).toContain("Now: 2 of 2 tasks run");
    expect(page.stdout).toMatch(/Most likely: the image is not in the registry\.\n→ /);
    expect(Math.max(...page.stdout.split("\n").map((line) => line.length))).toBeLessThan(160);
    const why = JSON.parse(json.stdout) as Why;
    expect(why).toMatchObject({ service: "api", cause: { kind: "image-missing" } });
  });

  test("why of an unknown service is wrong usage, and names the one that was meant", async () => {
    const unknown = await run("why", "dev", "apj");

    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("Did you mean api?");
  });

  test("says of a service that somebody deleted that it is gone", async () => {
    const gone = { cluster: CLUSTER, service: "acme-dev-worker", force: true };
    await made.ecs.send(new DeleteServiceCommand(gone));

    const { status } = await look();

    expect(remarksOn(status).map(({ says }) => says)).toContain(
      "worker: ECS has no such service (any more)",
    );
    expect(inWords(status)).toMatch(/worker +GONE/);
  });

  const run = (...words: string[]) => runCommand(project, between, ...words);

  async function look() {
    return statusOf(context, deployed, { drift: false, now: new Date() });
  }

  async function lookBack() {
    const now = new Date();
    const since = new Date(now.getTime() - 3_600_000);
    return whyOf(context, deployed, serviceNamed(deployed, "dev", "api"), { since, now });
  }
});

const inWords = (status: Status): string => statusInWords(status, (_, text) => text, 80);
