import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CloudWatchLogsClient, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DeleteParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import { type ApiCall, type Interference, interfere } from "../support/interference";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import { makeStateHome } from "../support/state-home";
import { describeTerraform } from "../support/tier";

const throttled = { status: 400, code: "ThrottlingException" };
const slowDown = { status: 503, code: "SlowDown" };
const failed = { status: 500, code: "InternalFailure" };

describeTerraform("a deploy, when", () => {
  let project: Project;
  let account: Emulator;
  let between: Interference;

  beforeAll(() => {
    project = smallPlatform();
  });

  afterAll(() => project.remove());

  beforeEach(async () => {
    account = await emptyAccount();
    await makeStateHome(account);
    between = await interfere(account.endpoint);
  });

  afterEach(async () => {
    await between.stop();
    await account.stop();
    for (const file of keptStates()) rmSync(file);
  });

  test("AWS throttles and fails now and then, goes on", async () => {
    const seen = new Map<string, number>();
    between.decide(({ service, operation }) => {
      const times = (seen.get(`${service} ${operation}`) ?? 0) + 1;
      seen.set(`${service} ${operation}`, times);
      if (times % 9 === 1) return service === "s3" ? slowDown : throttled;
      return times % 9 === 5 ? failed : "pass";
    });

    expect((await deploy()).code).toBe(0);
    between.decide(() => "pass");
    expect((await plan()).stdout).toContain("nothing to change");
  });

  test("AWS is gone in the middle, ends by itself and says so", async () => {
    between.decide(({ operation }) => {
      if (operation === "CreateCluster") void between.stop().then(() => account.stop());
      return "pass";
    });
    const { code, stderr } = await deploy();

    expect(stderr).toContain("AWS_ENDPOINT_URL");
    expect(code).toBe(9);
    const [kept] = keptStates();
    expect(stderr).toMatch(inThisOrder("unlock dev", `state push dev ${kept}`, "deploy dev"));
    expect(stderr).not.toContain("is in the state");
  });

  test("the credentials have expired, says so before anything else", async () => {
    between.decide(() => ({ status: 403, code: "ExpiredToken" }));
    const { code, stderr } = await deploy();

    expect(stderr).toContain("the AWS credentials have expired");
    expect(stderr).toContain("aws sso login");
    expect(code).toBe(6);
  });

  test("the credentials expire in the middle, keeps the state and goes on with it after a login", async () => {
    between.decide(afterTheCall("CreateCluster", { status: 403, code: "ExpiredToken" }));
    const failed = await deploy();

    expect(failed.stderr).toContain("aws sso login");
    expect(failed.code).toBe(9);
    const [kept] = keptStates();
    const home = [`state push dev ${kept}`, "deploy dev"];
    expect(failed.stderr).toMatch(inThisOrder("log in", "unlock dev", ...home));
    expect(failed.stderr).not.toContain("is in the state");

    between.decide(() => "pass");
    const locked = await deploy();
    expect(locked.code, "the lock could not be given back either").toBe(7);
    const unlocked = await command("unlock", "dev", "--id", lockIn(locked.stderr), "--yes");
    expect(unlocked.code).toBe(0);
    expect(unlocked.stderr).toMatch(inThisOrder(...home));
    expect(await command("state", "push", "dev", kept ?? "", "--yes")).toMatchObject({ code: 0 });
    expect(await deploy()).toMatchObject({ code: 0 });
    expect((await plan()).stdout).toContain("nothing to change");
  });

  test("something was deleted or changed by hand, names it and puts it right", async () => {
    await deploy();
    await ssm().send(new DeleteParameterCommand({ Name: "/acme/dev/settings/log-level" }));
    const byHand = { logGroupName: "/acme/dev/ecs/worker", retentionInDays: 1 };
    await logs().send(new PutRetentionPolicyCommand(byHand));

    const { stdout } = await plan();
    expect(stdout).toContain("aws_ssm_parameter.log_level was deleted");
    expect(stdout).toMatch(/aws_cloudwatch_log_group\.worker was changed: retention_in_days/);
    await deploy();
    expect((await plan()).stdout).toContain("nothing to change");
  });

  const command = (...words: string[]) => runCommand(project, between, ...words);
  const deploy = () => command("deploy", "dev", "--only", "--yes");
  const plan = () => command("plan", "dev");
  const ssm = () => new SSMClient(clientConfig(access, "eu-west-1"));
  const logs = () => new CloudWatchLogsClient(clientConfig(access, "eu-west-1"));
  let access: Awaited<ReturnType<typeof accessTo>>;

  beforeEach(async () => {
    access = await accessTo(account.endpoint);
  });

  /** The states that could not be saved where they belong, as a command left them. */
  const keptStates = () =>
    readdirSync(project.root)
      .filter((name) => name.startsWith("errored-"))
      .map((name) => join(project.root, name));
});

/** Everything passes up to a call, and that one too; what comes after it does not. */
function afterTheCall(operation: string, fate: ReturnType<Parameters<Interference["decide"]>[0]>) {
  let seen = false;
  return (call: ApiCall) => {
    if (seen) return fate;
    seen = call.operation === operation;
    return "pass" as const;
  };
}

/** Steps of a list that ends what a command says, one line each. */
const inThisOrder = (...steps: readonly string[]): RegExp =>
  new RegExp(
    `${steps.map((step) => `\\d\\. .*${step.replaceAll(".", "\\.")}.*\\n`).join("\\s*")}$`,
  );

/** The id of the lock, as a command that met it says. */
const lockIn = (said: string): string => /^ +id +(\S+)$/m.exec(said)?.[1] ?? "";
