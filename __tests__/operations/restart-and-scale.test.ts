import {
  ApplicationAutoScalingClient,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { CreateRepositoryCommand } from "@aws-sdk/client-ecr";
import { DescribeServicesCommand, type ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { runCommand, startCommand } from "../support/command-line";
import { accountWithStateHome, configFor } from "../support/destroying";
import { type Interference, interfere } from "../support/interference";
import type { Project } from "../support/project";
import { ecrOf } from "../support/released";
import {
  register,
  serviceOf,
  startService,
  writeEnvironment,
} from "../support/running-environment";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

describeTerraform("restart and scale", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let ecs: ECSClient;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    await writeEnvironment(account, ["api", "worker", "mailer", "idle"]);
    for (const name of ["api", "worker", "mailer", "idle"]) ecs = await startService(account, name);
    await update("idle", { desiredCount: 0 });
    await keepBetween("api", 1, 4);
    await keepBetween("idle", 0, 0);
  });

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  const run = (...words: string[]) => runCommand(project, between, ...words);

  const update = (name: string, change: object) =>
    ecs.send(
      new UpdateServiceCommand({ cluster: "acme-dev", service: serviceOf(name), ...change }),
    );

  async function keepBetween(name: string, MinCapacity: number, MaxCapacity: number) {
    const client = new ApplicationAutoScalingClient(await configFor(account));
    const scalable = {
      ServiceNamespace: "ecs",
      ScalableDimension: "ecs:service:DesiredCount",
      ResourceId: `service/acme-dev/${serviceOf(name)}`,
    } as const;
    await client.send(new RegisterScalableTargetCommand({ ...scalable, MinCapacity, MaxCapacity }));
    await client.send(
      new PutScalingPolicyCommand({
        ...scalable,
        PolicyName: `${name}-cpu`,
        PolicyType: "TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 70,
          PredefinedMetricSpecification: {
            PredefinedMetricType: "ECSServiceAverageCPUUtilization",
          },
        },
      }),
    );
  }

  async function services() {
    const names = ["api", "worker", "mailer", "idle"];
    const asked = { cluster: "acme-dev", services: names.map(serviceOf) };
    const answer = await ecs.send(new DescribeServicesCommand(asked));
    return Object.fromEntries(
      names.map((name) => {
        const found = answer.services?.find(({ serviceName }) => serviceName === serviceOf(name));
        const primary = found?.deployments?.find(({ status }) => status === "PRIMARY");
        return [name, { count: found?.desiredCount, deployment: primary?.id }];
      }),
    );
  }

  test("restart gives the named service new tasks, and no other", async () => {
    const before = await services();

    const { code, stderr } = await run("restart", "dev", "worker", "-y");

    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain("Restarting worker");
    const after = await services();
    expect(after.worker).not.toEqual(before.worker);
    expect(after.api).toEqual(before.api);
  });

  test("restart without a name does every service, and says which has no tasks", async () => {
    const before = await services();

    const { code, stderr } = await run("restart", "dev", "-y");

    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain("idle has no tasks: nothing to restart.");
    const after = await services();
    const restarted = Object.keys(after).filter(
      (name) => after[name]?.deployment !== before[name]?.deployment,
    );
    expect(restarted).toEqual(["api", "worker", "mailer"]);
  });

  test("a service that does not come up again stops the restart, with why", async () => {
    const ecr = await ecrOf(account);
    await ecr.send(new CreateRepositoryCommand({ repositoryName: "acme/gone" }));
    const image = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/gone:1";
    const revision = await register(ecs, "mailer", image);
    const taskDefinition = revision.taskDefinition?.taskDefinitionArn;
    const before = await services();
    await update("mailer", { taskDefinition });

    const { code, stderr } = await run("restart", "dev", "mailer", "worker", "-y");

    expect({ code, stderr }).toMatchObject({ code: 11 });
    expect(stderr).toMatch(/CannotPullContainerError|pull/i);
    expect((await services()).worker).toEqual(before.worker);
  });

  test("an unknown service is refused before anything is asked for", async () => {
    const { code, stderr } = await run("restart", "dev", "wrker", "-y");

    expect({ code, stderr }).toMatchObject({ code: 2 });
    expect(stderr).toContain("Did you mean worker?");
  });

  test("scale sets the count, waits for the tasks, and says that metrics go on moving it", async () => {
    const { code, stderr } = await run("scale", "dev", "api", "3", "-y");

    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain("api: 3 of 3 tasks run");
    expect(stderr).toContain("between 1 and 4");
    expect((await services()).api?.count).toBe(3);
  });

  test("a count that scaling would take back is refused, with where the range is", async () => {
    const before = await services();

    const { code, stderr } = await run("scale", "dev", "api", "9", "-y");

    expect({ code, stderr }).toMatchObject({ code: 10 });
    expect(stderr).toContain("between 1 and 4 tasks, and 9 is outside");
    expect(await services()).toEqual(before);
  });

  test("a service that is kept at none is not scaled", async () => {
    const { code, stderr } = await run("scale", "dev", "idle", "1", "-y");

    expect({ code, stderr }).toMatchObject({ code: 10 });
    expect(stderr).toContain("kept at no tasks");
  });

  test("without anybody to ask, it wants --yes", async () => {
    const { code, stderr } = await run("scale", "dev", "api", "2");

    expect({ code, stderr }).toMatchObject({ code: 2 });
    expect(stderr).toContain("--yes");
  });

  test("what is denied is named by its action", async () => {
    between.decide(({ operation }) =>
      operation === "UpdateService" ? { status: 400, code: "AccessDeniedException" } : "pass",
    );
    try {
      const { code, stderr } = await run("scale", "dev", "api", "2", "-y");

      expect({ code, stderr }).toMatchObject({ code: 6 });
      expect(stderr).toContain("ecs:UpdateService");
    } finally {
      between.decide(() => "pass");
    }
  });

  test("Ctrl-C while tasks start gives the lock back and says that AWS goes on", async () => {
    // Of a service that never gets where it should: only the command's own end can end it.
    const asked = new Promise<void>((resolve) =>
      between.decide(({ operation }) => {
        if (operation !== "UpdateService") return "pass";
        resolve();
        return { answer: () => ({ service: {} }) };
      }),
    );
    try {
      const running = await startCommand(project, between, ["scale", "dev", "api", "1", "-y"]);
      await asked;
      running.interrupt();
      const { code, stderr } = await running.result;

      expect({ code, stderr }).toMatchObject({ code: 130 });
      expect(stderr).toContain("AWS goes on scaling api");
    } finally {
      between.decide(() => "pass");
    }
    expect((await run("scale", "dev", "api", "2", "-y")).code).toBe(0);
  });
});
