import { type ChildProcessByStdio, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { CreateRepositoryCommand } from "@aws-sdk/client-ecr";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { DescribeSecretCommand } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { runCommand, startCommand } from "../support/command-line";
import { accountWithStateHome } from "../support/destroying";
import {
  type EnvironmentWithSecrets,
  GENERATED,
  makeEnvironmentWithSecrets,
  REPOSITORY,
} from "../support/environment-with-secrets";
import { type Interference, interfere } from "../support/interference";
import { outcomeOf, type Result } from "../support/outcome";
import { environmentFor } from "../support/plans";
import type { Project } from "../support/project";
import { ecrOf } from "../support/released";
import { serviceOf } from "../support/running-environment";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const SUPPLIED = "sk_live_supplied-by-a-person";

describeTerraform("secrets", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let made: EnvironmentWithSecrets;
  let beforeDeploy: Result;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    beforeDeploy = await secrets("list", "dev");
    made = await makeEnvironmentWithSecrets(account);
  });
  beforeEach(() => between.decide(() => "pass"));

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  const secrets = (...words: string[]) => runCommand(project, between, "secrets", ...words);

  /** With a file for its input, as `… < value` has it. */
  async function given(input: string | Buffer, ...words: string[]): Promise<Result> {
    const folder = mkdtempSync(join(project.root, "input-"));
    writeFileSync(join(folder, "value"), input);
    const stdin = openSync(join(folder, "value"), "r");
    const child = spawn(process.execPath, ["bin/devops-platform.mjs", "secrets", ...words], {
      cwd: project.root,
      env: { ...(await environmentFor(between.endpoint)), TERM: "dumb" },
      stdio: [stdin, "pipe", "pipe"],
    });
    closeSync(stdin);
    return outcomeOf(child as ChildProcessByStdio<null, Readable, Readable>);
  }

  /** What the services were last deployed as: a restart is another one. */
  async function deployments(): Promise<Record<string, string | undefined>> {
    const names = ["api", "reader", "worker"];
    const asked = { cluster: "acme-dev", services: names.map(serviceOf) };
    const { services = [] } = await made.ecs.send(new DescribeServicesCommand(asked));
    const primary = ({ deployments = [] }: (typeof services)[number]) =>
      deployments.find(({ status }) => status === "PRIMARY")?.id;
    return Object.fromEntries(services.map((one) => [one.serviceName, primary(one)]));
  }

  test("list says what each is, whether it is set, and who uses it", async () => {
    const { code, stdout, stderr } = await secrets("list", "dev");

    const rows = stdout
      .trim()
      .split("\n")
      .map((row) => row.split(/ {2,}/));
    expect(rows).toEqual([
      ["SECRET", "KIND", "VALUE", "USED BY"],
      ["mail", "supplied", "NOT SET", "worker (MAIL_USER, MAIL_PASSWORD)"],
      ["main/application", "database user", expect.stringMatching(/^\d+ s old$/), "–"],
      [
        "session-key",
        "generated",
        expect.stringMatching(/^\d+ s old$/),
        "api (SESSION_KEY), reader (reads it), worker (SESSION_KEY)",
      ],
      ["stripe-key", "supplied", "NOT SET", "api (STRIPE_KEY)"],
    ]);
    expect(stderr).toContain("devops-platform secrets set dev stripe-key");
    expect(code).toBe(0);
  });

  test("list never asks for a value", async () => {
    const before = between.calls.length;
    await secrets("list", "dev", "--json");

    const asked = between.calls.slice(before).map(({ operation }) => operation);
    expect(asked).toContain("DescribeSecret");
    expect(asked).not.toContain("GetSecretValue");
  });

  test("list says where nothing is deployed yet", () => {
    expect(beforeDeploy.stderr).toContain("devops-platform deploy dev makes it");
    expect(beforeDeploy.code).toBe(1);
  });

  test("set takes a value from a pipe, and prints none of it", async () => {
    const { code, stdout, stderr } = await given(`${SUPPLIED}\n`, "set", "dev", "stripe-key");

    expect(await made.value("stripe-key")).toBe(SUPPLIED);
    expect(stderr).toContain("The newline at its end is left out.");
    expect(stderr).toContain("devops-platform secrets restart dev stripe-key");
    expect(stdout + stderr).not.toContain(SUPPLIED);
    expect(code).toBe(0);
  });

  test.concurrent.each([
    ["a generated one", "session-key", "x", "devops-platform secrets rotate dev session-key"],
    ["an empty value", "stripe-key", "\n", "it is empty"],
    ["no text", "stripe-key", Buffer.from([0xff, 0xfe]), "it is no text in UTF-8"],
    ["an unknown one", "strpe-key", "x", "Did you mean stripe-key?"],
  ])("set refuses %s", async (_, name, value, said) => {
    const { code, stderr } = await given(value, "set", "dev", name);

    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  test.concurrent.each([[[SUPPLIED]], [["--value", SUPPLIED]], [[`--value=${SUPPLIED}`]]])(
    "set refuses a value as an argument, and does not repeat it: %j",
    async (value) => {
      const { code, stdout, stderr } = await secrets("set", "dev", "stripe-key", ...value);

      expect(stderr).toContain("the shell writes them to its history");
      expect(stdout + stderr).not.toContain(SUPPLIED);
      expect(code).toBe(2);
    },
  );

  test.concurrent.each([
    ["stripe-key", "devops-platform secrets set dev stripe-key"],
    ["main/application", "Raise `applicationPasswordVersion` of databases.main"],
  ])("rotate refuses %s and says what to do", async (name, said) => {
    const { code, stderr } = await secrets("rotate", "dev", name, "--yes");

    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  test("rotate says which permission is missing, and changes nothing", async () => {
    between.decide(({ operation }) =>
      operation === "PutSecretValue" ? { status: 400, code: "AccessDeniedException" } : "pass",
    );
    const { code, stderr } = await secrets("rotate", "dev", "session-key", "--yes");

    expect(stderr).toContain("(secretsmanager:PutSecretValue)");
    expect(await made.value("session-key")).toBe(GENERATED);
    expect(code).toBe(6);
  });

  test("rotate makes a new value and restarts who has it injected, one after the other", async () => {
    const before = await deployments();
    const { code, stdout, stderr } = await secrets("rotate", "dev", "session-key", "--yes");

    const value = (await made.value("session-key")) ?? "";
    expect(value).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(stdout + stderr).not.toContain(value);
    const steps = stderr.match(/Restarting \w+|acme-dev-\w+: rolled out/g);
    expect(steps).toEqual([
      "Restarting api",
      "acme-dev-api: rolled out",
      "Restarting worker",
      "acme-dev-worker: rolled out",
    ]);
    const after = await deployments();
    const restarted = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(restarted).toEqual(["acme-dev-api", "acme-dev-worker"]);
    expect(stderr).toContain("Whenever they ask for it, it is read by: reader.");
    expect(code).toBe(0);
  });

  test("rotate leaves a stage at the version that Terraform plans with", async () => {
    const asked = { SecretId: "/acme/dev/session-key" };
    await secrets("rotate", "dev", "session-key", "--yes", "--no-restart");

    const { VersionIdsToStages = {} } = await made.secrets.send(new DescribeSecretCommand(asked));
    expect(Object.values(VersionIdsToStages)).toContainEqual(["terraform"]);
  });

  test("restart that is interrupted says how to go on", async () => {
    const running = await startCommand(project, between, [
      ...["secrets", "restart", "dev", "session-key", "--yes"],
    ]);
    await new Promise<void>((resolve) => {
      between.decide(({ operation }) => {
        if (operation === "UpdateService") resolve();
        return "pass";
      });
    });
    running.interrupt();
    const { code, stderr } = await running.result;

    expect(stderr).toContain("devops-platform secrets restart dev session-key");
    expect(code).toBe(130);
  });

  test("restart that takes too long says how to go on, and not to rotate again", async () => {
    const words = ["restart", "dev", "session-key", "--yes", "--rollout-minutes", "0"];
    const { code, stderr } = await secrets(...words);

    expect(stderr).toContain("did not end within 0 min");
    expect(stderr).toContain("Still to be restarted: worker. To restart all of them:");
    expect(code).toBe(11);
  });

  test("rotate whose rollout fails stops there and says how to go back", async () => {
    const kept = await made.value("session-key");
    await (await ecrOf(account)).send(new CreateRepositoryCommand({ repositoryName: REPOSITORY }));
    const { code, stderr } = await secrets("rotate", "dev", "session-key", "--yes");

    expect(stderr).toContain("Still to be restarted: worker.");
    expect(stderr).toContain("devops-platform secrets restore dev session-key");
    expect(code).toBe(11);
    expect(await made.value("session-key")).not.toBe(kept);
    await secrets("restore", "dev", "session-key", "--yes", "--no-restart");
    expect(await made.value("session-key")).toBe(kept);
  });

  test("restore says so where there was no value before", async () => {
    const { code, stderr } = await secrets("restore", "dev", "stripe-key", "--yes");

    expect(stderr).toContain("has no value from before");
    expect(code).toBe(1);
  });
});
