import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { closedHours } from "../../scripts/pause/refuse-closed";
import { close, open } from "../../scripts/release/gate";
import { setRange, writeRange } from "../../scripts/release/scaling";
import type { Subject } from "../../scripts/release/subject";
import type { DeployedEnvironment } from "../../scripts/workloads/deployed";
import type { DeployedService } from "../../scripts/workloads/workload";
import { emptyAccount } from "../support/accounts";
import { configFor } from "../support/destroying";
import { interfere } from "../support/interference";
import { serviceOf, startService } from "../support/running-environment";
import { accessTo } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const SCHEDULES = ["acme-dev-api-opens", "acme-dev-api-closes"];

/** The office hours of a service wait for its first release, as its tasks do. */
describeTerraform("a first release of a service with office hours", () => {
  let account: Emulator;
  let subject: Subject;
  const service = {
    kind: "service",
    name: "api",
    service: serviceOf("api"),
    cluster: "acme-dev",
  } as DeployedService;

  beforeAll(async () => {
    account = await emptyAccount();
    const ecs = await startService(account, "api");
    const target = {
      min_capacity: "${(local.backend_released && local.running) ? 2 : 0}",
      max_capacity: "${(local.backend_released && local.running) ? 6 : 0}",
      tags: { Service: "api" },
    };
    const value = { schedules: { services: { api: SCHEDULES }, databases: {} } };
    subject = {
      ecs,
      workloads: [service],
      context: {
        access: await accessTo(account.endpoint),
        stack: {
          name: "dev",
          region: "eu-west-1",
          configuration: { resource: { aws_appautoscaling_target: { api: target } } },
        },
      },
      deployed: { state: { outputs: { office_hours: { value } } } },
    } as unknown as Subject;
    await setRange(subject, service, "closed");
    for (const name of SCHEDULES) await createDisabled(name);
  });

  afterAll(() => account?.stop());

  test("lets it open and close from then on, and gives it its range", async () => {
    await open(subject, [service]);
    expect(await found()).toEqual({ schedules: ["ENABLED", "ENABLED"], range: [2, 6] });
  });

  test("that fails leaves it as it was: nothing opens it in the morning", async () => {
    await close(subject);
    expect(await found()).toEqual({ schedules: ["DISABLED", "DISABLED"], range: [0, 0] });
  });

  test("that ends before the range leaves it closed, which tells that something is left", async () => {
    const between = await interfere(account.endpoint);
    between.decide(({ operation }) =>
      operation === "RegisterScalableTarget"
        ? { status: 400, code: "AccessDeniedException" }
        : "pass",
    );
    const access = await accessTo(between.endpoint);
    const context = { ...subject.context, access };
    await expect(open({ ...subject, context }, [service])).rejects.toThrow("range of tasks");
    await between.stop();
    expect(await found()).toEqual({ schedules: ["ENABLED", "ENABLED"], range: [0, 0] });
  });

  describe("whether they have closed an environment", () => {
    const hours = { days: ["MON"], from: "08:00", to: "19:00", time_zone: "Europe/Madrid" };
    const state = { outputs: { office_hours: { value: hours } }, resources: [] };
    const on = (time: string) => {
      const deployed = { ...subject.deployed, state, workloads: [service] };
      return closedHours(
        subject.context,
        deployed as unknown as DeployedEnvironment,
        new Date(time),
      );
    };
    const monday = "2025-01-06T12:00:00Z";
    const tuesday = "2025-01-07T12:00:00Z";

    test("is told by the clock and by what is open: `resume` opens outside of them", async () => {
      await setRange(subject, service, "open");
      expect([await on(monday), await on(tuesday)]).toEqual([undefined, undefined]);
      await writeRange(subject.context, service, { minimum: 0, maximum: 0, suspended: false });
      expect([await on(monday), await on(tuesday)]).toMatchObject([undefined, { open: false }]);
    });

    test("is not told by a service that waits for its first release", async () => {
      await setRange(subject, service, "closed");
      expect(await on(tuesday)).toBeUndefined();
    });
  });

  async function found() {
    const config = await configFor(account);
    const scaling = new ApplicationAutoScalingClient(config);
    const asked = { ServiceNamespace: "ecs" as const };
    const { ScalableTargets = [] } = await scaling.send(new DescribeScalableTargetsCommand(asked));
    const scheduler = new SchedulerClient(config);
    const schedules = await Promise.all(
      SCHEDULES.map(async (Name) => (await scheduler.send(new GetScheduleCommand({ Name }))).State),
    );
    return { schedules, range: [ScalableTargets[0]?.MinCapacity, ScalableTargets[0]?.MaxCapacity] };
  }

  async function createDisabled(Name: string) {
    const Target = {
      Arn: "arn:aws:scheduler:::aws-sdk:applicationautoscaling:registerScalableTarget",
      RoleArn: "arn:aws:iam::111111111111:role/acme-dev-office-hours-schedules",
      Input: "{}",
    };
    await new SchedulerClient(await configFor(account)).send(
      new CreateScheduleCommand({
        Name,
        Target,
        State: "DISABLED",
        ScheduleExpression: "cron(0 8 ? * MON *)",
        ScheduleExpressionTimezone: "Europe/Madrid",
        FlexibleTimeWindow: { Mode: "OFF" },
      }),
    );
  }
});
