import { setTimeout } from "node:timers/promises";
import { type RegisterTaskDefinitionRequest, StopTaskCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { accountWithStateHome } from "../support/destroying";
import {
  CLUSTER,
  type EnvironmentWithSessions,
  makeEnvironmentWithSessions,
  OPERATIONS_ROLE,
} from "../support/environment-with-sessions";
import { type Interference, interfere } from "../support/interference";
import type { Command } from "../support/own-machine";
import type { Project } from "../support/project";
import { SessionCommands } from "../support/session-commands";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

type Result = Awaited<ReturnType<SessionCommands["run"]>>;

describeTerraform("exec", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let commands: SessionCommands;
  let made: EnvironmentWithSessions;
  let beforeDeploy: Result;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    commands = new SessionCommands(project, between);
    beforeDeploy = await commands.run(["exec", "dev", "api"]);
    made = await makeEnvironmentWithSessions(account);
  });
  beforeEach(() => between.decide(() => "pass"));

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  const noTaskStays = async () => {
    expect(await made.running()).toEqual([]);
    expect(await made.revisions()).toEqual([]);
  };

  /** An error that the command gives before it starts anything. */
  const refuses = async (code: number, says: readonly string[], ...words: string[]) => {
    const before = between.calls.length;
    const refused = await commands.run(["exec", ...words]);
    expect(refused.code, refused.stderr).toBe(code);
    for (const text of says) expect(refused.stderr).toContain(text);
    const done = between.calls.slice(before).map(({ operation }) => operation);
    expect(done).not.toContain("RunTask");
  };

  test("says of an environment that is not deployed how it is", () => {
    expect(beforeDeploy).toMatchObject({ code: 1, stdout: "" });
    expect(beforeDeploy.stderr).toContain("devops-platform deploy dev");
  });

  test("hands over a shell of a task that is started for it, and stops that task", async () => {
    const { code, stdout, stderr } = await commands.run(["exec", "dev", "api"], {
      input: "echo seen; exit 7\n",
    });
    expect(code, stderr).toBe(7);
    expect(stdout).toContain("seen\n");
    expect(stderr).toMatch(/Stopped the task [0-9a-f-]+\./);
    await noTaskStays();
  });

  test("starts a copy that waits, has a writable root, and ends by itself", async () => {
    const definitions: RegisterTaskDefinitionRequest[] = [];
    between.decide(({ operation }, asked) => {
      if (operation === "RegisterTaskDefinition")
        definitions.push(asked() as unknown as RegisterTaskDefinitionRequest);
      return "pass";
    });
    await commands.run(["exec", "dev", "api", "--minutes", "15"], { input: "" });
    const [definition] = definitions;
    expect(definition).toMatchObject({
      family: "acme-dev-api-operations",
      taskRoleArn: OPERATIONS_ROLE,
      executionRoleArn: "arn:aws:iam::111111111111:role/acme-dev-api-execution",
      tags: [
        { key: "Platform", value: "acme" },
        { key: "Environment", value: "dev" },
      ],
      containerDefinitions: [
        {
          name: "api",
          image: "example/image",
          user: "1000",
          environment: [{ name: "LOG_LEVEL", value: "debug" }],
          readonlyRootFilesystem: false,
          entryPoint: ["sleep"],
          command: ["900"],
        },
      ],
    });
    expect(definition?.containerDefinitions?.[0]).not.toHaveProperty("healthCheck");
  });

  test("opens a session in a running task where the service takes them there", async () => {
    const before = between.calls.length;
    const { code, stderr } = await commands.run(["exec", "dev", "admin"], { input: "exit 0\n" });
    expect(code, stderr).toBe(0);
    expect(between.calls.slice(before).map(({ operation }) => operation)).not.toContain("RunTask");
  });

  test("gets into a task that otherwise runs to its end", async () => {
    const { code, stderr } = await commands.run(["exec", "dev", "migrate"], { input: "exit 3\n" });
    expect(code, stderr).toBe(3);
    await noTaskStays();
  });

  test("tells AWS the command as it was written", async () => {
    const asked: unknown[] = [];
    between.decide(({ operation }, body) => {
      if (operation === "ExecuteCommand") asked.push(body().command);
      return "pass";
    });
    await commands.run(["exec", "dev", "admin", "--", "ls", "--debug", "it's here"], { input: "" });
    expect(asked).toEqual([`ls --debug 'it'\\''s here'`]);
  });

  test("keeps the session's token out of the list of processes", async () => {
    await commands.run(["exec", "dev", "admin"], { input: "" });
    const { args, inVariable } = commands.calls.at(-1) ?? { args: [], inVariable: null };
    expect(args.slice(0, 4)).toEqual([
      "AWS_SSM_START_SESSION_RESPONSE",
      "eu-west-1",
      "StartSession",
      "",
    ]);
    const { TokenValue } = JSON.parse(inVariable ?? "{}") as { TokenValue: string };
    expect(TokenValue).not.toBe("");
    expect(args.join(" ")).not.toContain(TokenValue);
  });

  test("gives the token to an old plugin as that takes it", async () => {
    const variables = { STAND_IN_VERSION: "1.2.497.0" };
    const { code, stderr } = await commands.run(["exec", "dev", "admin"], { input: "", variables });
    expect(code, stderr).toBe(0);
    expect(commands.calls.at(-1)).toMatchObject({
      args: [expect.stringContaining("TokenValue"), ...Array(5).fill(expect.any(String))],
      inVariable: null,
    });
  });

  test("says of an unknown workload which there are", () =>
    refuses(2, ["has no workload apy", "Did you mean api?"], "dev", "apy"));

  test("says of a workload that lets nobody in what to write", () =>
    refuses(
      3,
      ["worker of dev lets nobody in", "`exec: true` in workloads.worker"],
      "dev",
      "worker",
    ));

  test("says of a workload that was never released what comes first", () =>
    refuses(1, ["nothing of fresh was released", "deploy-app dev"], "dev", "fresh"));

  test("refuses to choose a task where each session has its own", () =>
    refuses(2, ["--task chooses none"], "dev", "api", "--task", "0f3a"));

  test("says of a missing plugin how it is installed, before anything is started", async () => {
    const before = between.calls.length;
    const { code, stderr } = await commands.run(["exec", "dev", "api"], { programs: [] });
    expect(code, stderr).toBe(4);
    expect(stderr).toContain("session-manager-downloads/plugin/latest");
    expect(between.calls.slice(before).map(({ operation }) => operation)).not.toContain("RunTask");
  });

  test("says why a task did not start, and the likely cause", async () => {
    between.decide(({ operation }) =>
      operation === "DescribeTasks"
        ? {
            answer: () => ({
              tasks: [
                {
                  lastStatus: "STOPPED",
                  stopCode: "TaskFailedToStart",
                  stoppedReason:
                    "ResourceInitializationError: unable to pull secrets or registry auth: connection issue",
                },
              ],
            }),
          }
        : "pass",
    );
    const { code, stderr } = await commands.run(["exec", "dev", "api"]);
    expect(code, stderr).toBe(11);
    expect(stderr).toContain("unable to pull secrets or registry auth");
    expect(stderr).toContain("Likely cause: ");
    between.decide(() => "pass");
    await noTaskStays();
  });

  test.each([
    ["RegisterTaskDefinition", "ecs:RegisterTaskDefinition, iam:PassRole"],
    ["RunTask", "ecs:RunTask"],
    ["DescribeTasks", "looking at a task of api"],
    ["ExecuteCommand", "ecs:ExecuteCommand"],
  ])("leaves nothing where %s is denied, and says so", async (denied, says) => {
    between.decide(({ operation }) =>
      operation === denied ? { status: 400, code: "AccessDeniedException" } : "pass",
    );
    const { code, stderr } = await commands.run(["exec", "dev", "api"]);
    expect(code, stderr).toBe(6);
    expect(stderr).toContain("AWS refused: these credentials may not do it");
    expect(stderr).toContain(says);
    between.decide(() => "pass");
    await noTaskStays();
  });

  test("stops a task of which AWS's answer was lost", async () => {
    const before = between.calls.length;
    between.decide(({ operation }) => (operation === "RunTask" ? "unanswered" : "pass"));
    const { code, stderr } = await commands.run(["exec", "dev", "api"]);
    expect(code, stderr).toBe(6);
    expect(between.calls.slice(before).map(({ operation }) => operation)).toContain("StopTask");
    between.decide(() => "pass");
    await noTaskStays();
  });

  test("says when a task ends that could not be stopped", async () => {
    between.decide(({ operation }) =>
      operation === "StopTask" ? { status: 400, code: "AccessDeniedException" } : "pass",
    );
    const { stderr } = await commands.run(["exec", "dev", "api"], { input: "" });
    expect(stderr).toMatch(/The task [0-9a-f-]+ could not be stopped; it ends by itself 60 min/);
    between.decide(() => "pass");
    for (const { taskArn: task } of await made.running())
      await made.ecs.send(new StopTaskCommand({ cluster: CLUSTER, task }));
  });

  test.each(["RunTask", "DescribeTasks", "ExecuteCommand"])(
    "leaves no task after Ctrl-C during %s",
    async (during) => {
      const { promise, reached } = signal();
      let seen = false;
      between.decide(async ({ operation }) => {
        if (operation === during && !seen) {
          seen = true;
          reached();
          await setTimeout(300);
        }
        return "pass" as const;
      });
      const command = await commands.start(["exec", "dev", "api"]);
      await promise;
      command.interruptGroup();
      expect(await command.ended, command.stderr).toBe(130);
      await noTaskStays();
    },
  );

  test("leaves Ctrl-C to the session, and goes on", async () => {
    const command = await commands.start(["exec", "dev", "admin"], {
      input: "trap 'echo caught' INT; echo ready; sleep 1; exit 5\n",
    });
    await shows(command, "ready");
    command.interruptGroup();
    expect(await command.ended, command.stderr).toBe(5);
  });

  test("stops its task when the terminal goes away", async () => {
    const command = await commands.start(["exec", "dev", "api"], {
      input: "echo ready; exec sleep 60\n",
    });
    await shows(command, "ready");
    command.child.kill("SIGTERM");
    expect(await command.ended, command.stderr).toBe(143);
    await noTaskStays();
  });

  test("lets two people in at once, each into a task of their own", async () => {
    const both = await Promise.all(
      ["4", "5"].map((code) =>
        commands.run(["exec", "dev", "api"], { input: `sleep 1; exit ${code}\n` }),
      ),
    );
    expect(both.map(({ code }) => code)).toEqual([4, 5]);
    await noTaskStays();
  });
});

async function shows(command: Command, text: string): Promise<void> {
  while (!command.stdout.includes(text)) {
    if (command.child.exitCode !== null) throw new Error(`it ended first: ${command.stderr}`);
    await setTimeout(50);
  }
}

function signal() {
  let reached = () => {};
  const promise = new Promise<void>((resolve) => {
    reached = resolve;
  });
  return { promise, reached };
}
