import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import { type ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { type RunningCommand, runCommand, startCommand } from "../support/command-line";
import { accountWithStateHome, configFor } from "../support/destroying";
import { type Fate, type Interference, interfere } from "../support/interference";
import type { Result } from "../support/outcome";
import { environmentFor } from "../support/plans";
import type { Project } from "../support/project";
import {
  register,
  serviceOf,
  startService,
  writeEnvironment,
  writeLogs,
} from "../support/running-environment";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const info = (msg: string, more: object = {}) => JSON.stringify({ level: "info", msg, ...more });

describeTerraform("an environment that is watched", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let beforeDeploy: Result;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    beforeDeploy = await run("logs", "dev");
    await writeEnvironment(account, ["api", "worker", "busy", "alone"]);
    await writeLogs(account, [
      { workload: "worker", ago: 50, text: info("second", { job: "mail 17" }) },
      { workload: "api", ago: 60, text: info("first") },
      { workload: "api", ago: 40, text: JSON.stringify({ level: 50, msg: "third" }) },
      { workload: "api", ago: 30, text: "fourth, timed out", stream: "ecs/api/77aa" },
      { workload: "api", ago: 20, text: "of a proxy", stream: "service-connect/x/77aa" },
      { workload: "api", ago: 3600, text: info("an hour ago") },
      { workload: "busy", text: Array.from({ length: 9000 }, (_, n) => `line ${n}`).join("\n") },
    ]);
  });

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  const run = (...words: string[]) => runCommand(project, account, ...words);
  /** Lines without the time and the spaces between columns. */
  const linesOf = (stdout: string) =>
    stdout
      .trimEnd()
      .split("\n")
      .map((line) =>
        line
          .replace(/^\S+Z /, "")
          .trim()
          .replaceAll(/ +/g, " "),
      );

  describe("logs", () => {
    test.concurrent("shows the lines of several services in order of time, JSON laid out", async () => {
      const { code, stdout, stderr } = await run("logs", "dev", "api", "worker");

      expect(linesOf(stdout)).toEqual([
        "api INFO first",
        'worker INFO second job="mail 17"',
        "api ERROR third",
        "api fourth, timed out",
      ]);
      expect(stderr).toBe("");
      expect(code).toBe(0);
    });

    // The emulator evaluates no pattern in braces, which `--level` also sends: it shows what is done here.
    test.concurrent.each([
      ["--since", "2h", ["an hour ago", "first", "third", "fourth, timed out"]],
      ["--level", "warn", ["third"]],
      ["--filter", '"timed out"', ["fourth, timed out"]],
      ["--task", "77", ["fourth, timed out"]],
      ["--limit", "2", ["third", "fourth, timed out"]],
    ])("shows only what is asked for: %s %s", async (option, value, texts) => {
      const { stdout } = await run("logs", "dev", "api", "--json", option, value);

      const lines = stdout
        .trim()
        .split("\n")
        .map((one) => JSON.parse(one));
      expect(lines.map(({ line }) => line.msg ?? line)).toEqual(texts);
    });

    test.concurrent("gives the lines as they were written", async () => {
      const { stdout } = await run("logs", "dev", "worker", "--raw");

      expect(stdout).toBe(`${info("second", { job: "mail 17" })}\n`);
    });

    test.concurrent("says so where there is nothing", async () => {
      const { code, stdout, stderr } = await run("logs", "dev", "alone");

      expect(stdout).toBe("");
      expect(stderr).toMatch(/^No lines since \S+Z, of: alone\. --since looks further back\.\n$/);
      expect(code).toBe(0);
    });

    test.concurrent("ends quietly when nobody reads on", async () => {
      const command =
        'node bin/devops-platform.mjs logs dev busy | head -1; echo "${PIPESTATUS[0]}"';
      const env = { ...(await environmentFor(account.endpoint)), NO_COLOR: "1" };
      const options = { cwd: project.root, env };
      const { stdout, stderr } = await promisify(execFile)("bash", ["-c", command], options);

      expect(linesOf(stdout)).toEqual(["busy line 0", "0"]);
      expect(stderr).toBe("");
    });

    test.concurrent("knows no service of another name", async () => {
      const { code, stderr } = await run("logs", "dev", "wroker");

      expect(stderr).toContain("Did you mean worker?");
      expect(code).toBe(2);
    });

    test("says where nothing is deployed yet", () => {
      expect(beforeDeploy.stderr).toContain("devops-platform deploy dev makes it");
      expect(beforeDeploy.code).toBe(1);
    });

    test("neither loses nor doubles a line while AWS throttles it", async () => {
      let refused = 0;
      between.decide(throttled(() => refused++ < 4));

      const { code, stdout, stderr } = await runCommand(project, between, "logs", "dev", "api");

      expect(linesOf(stdout)).toHaveLength(3);
      expect(stderr).toContain("AWS asked to slow down, again and again, while reading the logs");
      expect(code).toBe(0);
    });

    test("followed, shows each line once: what was there, what comes, and what comes late", async () => {
      between.decide(() => "pass");
      const following = await startCommand(project, between, ["logs", "dev", "worker", "-f"]);
      await looks(1);
      await writeLogs(account, [{ workload: "worker", text: "new" }]);
      await looks(1);
      let refused = 0;
      between.decide(throttled(() => refused++ < 3));
      await writeLogs(account, [
        { workload: "worker", ago: 15, text: "late", stream: "ecs/worker/1" },
      ]);
      await looks(5);
      const { code, stdout, stderr } = await interrupted(following);

      expect(linesOf(stdout)).toEqual([
        'worker INFO second job="mail 17"',
        "worker new",
        "worker late",
      ]);
      expect(stderr).toContain("AWS asked to slow down");
      expect(code).toBe(130);
    });

    test("says which permission is missing", async () => {
      between.decide(({ operation }) =>
        operation === "FilterLogEvents" ? { status: 400, code: "AccessDeniedException" } : "pass",
      );

      const { code, stderr } = await runCommand(project, between, "logs", "dev", "api");

      expect(stderr).toContain("while reading the logs of api (logs:FilterLogEvents)");
      expect(code).toBe(6);
    });
  });

  describe("monitor-ecs", () => {
    let ecs: ECSClient;
    beforeAll(async () => {
      ecs = await startService(account, "api");
      const ecr = new ECRClient(await configFor(account));
      await ecr.send(new CreateRepositoryCommand({ repositoryName: "acme/backend" }));
    });

    test("shows a rollout as it goes, and ends once it is stable", async () => {
      const { code, stdout, stderr } = await monitor("--until", "stable");

      const lines = linesOf(stdout);
      expect(lines[0]).toBe(
        "deployment acme-dev-api:1 IN PROGRESS: 0 of 2 tasks running, 2 starting",
      );
      expect(lines.filter((line) => /^task \w{8} RUNNING acme-dev-api:1$/.test(line))).toHaveLength(
        2,
      );
      expect(lines).toContain("event has reached a steady state.");
      expect(lines.at(-1)).toBe("deployment acme-dev-api:1 COMPLETED: 2 of 2 tasks running");
      expect(stderr).toBe("api is stable.\n");
      expect(code).toBe(0);
    });

    test("fails when the rollout does, and says what the tasks stopped for", async () => {
      await register(ecs, "api", "111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend:none");
      const service = { cluster: "acme-dev", service: serviceOf("api") };
      await ecs.send(new UpdateServiceCommand({ ...service, taskDefinition: serviceOf("api") }));

      const { code, stderr } = await monitor("--until", "stable", "--json");

      expect(stderr).toContain("the rollout of api failed");
      expect(stderr).toContain("rolled back to acme-dev-api:1");
      expect(stderr).toContain("stopped task: CannotPullContainerError");
      expect(code).toBe(11);
    });

    const monitor = (...words: string[]) => run("monitor-ecs", "dev", "api", ...words);
  });

  /** Refuses reading of logs for as long as is told. */
  const throttled =
    (refuse: () => boolean) =>
    ({ operation }: { operation: string }): Fate =>
      operation === "FilterLogEvents" && refuse()
        ? { status: 400, code: "ThrottlingException" }
        : "pass";

  /** Waits until logs were asked for so many times more, and the last answer had time to arrive. */
  async function looks(count: number): Promise<void> {
    const asked = () =>
      between.calls.filter(({ operation }) => operation === "FilterLogEvents").length;
    const wanted = asked() + count;
    while (asked() < wanted) await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  async function interrupted(command: RunningCommand) {
    command.interrupt();
    return command.result;
  }
});
