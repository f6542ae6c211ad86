import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeNatGatewaysCommand, EC2Client } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import { DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Emulator } from "../../scripts/emulator/start";
import { configFor } from "./destroying";
import type { Project } from "./project";
import { smallPlatform } from "./small-platform";

type Account = Pick<Emulator, "endpoint">;

/** The small platform with what a pause takes away: a NAT gateway, a database, a schedule and a worker that scales. */
export function pausablePlatform(): Project {
  const project = smallPlatform();
  const dev = "src/envs/dev.ts";
  project.edit(
    dev,
    'zones: ["eu-west-1a"], nat: "none"',
    'zones: ["eu-west-1a", "eu-west-1b"], nat: "single"',
  );
  project.edit(dev, "databases: {}", 'databases: { main: { instanceClass: "db.t4g.micro" } }');
  project.edit(dev, 'placement: "public",', "tasks: { minimum: 1, maximum: 4 },");
  project.edit(
    dev,
    "workloads: {",
    `workloads: {
    nightly: { kind: "task", image: "backend", internetEgress: true, command: ["report"], schedule: "cron(0 3 * * ? *)" },`,
  );
  return project;
}

/** What of dev runs, as AWS has it. */
export async function whatRuns(account: Account) {
  const config = await configFor(account);
  const [services, targets, databases, gateways, schedule] = await Promise.all([
    new ECSClient(config).send(
      new DescribeServicesCommand({ cluster: "acme-dev", services: ["acme-dev-worker"] }),
    ),
    new ApplicationAutoScalingClient(config).send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
    ),
    new RDSClient(config).send(new DescribeDBInstancesCommand({})),
    new EC2Client(config).send(
      new DescribeNatGatewaysCommand({ Filter: [{ Name: "state", Values: ["available"] }] }),
    ),
    new SchedulerClient(config)
      .send(new GetScheduleCommand({ Name: "acme-dev-nightly" }))
      .catch(() => undefined),
  ]);
  const [target] = targets.ScalableTargets ?? [];
  return {
    tasks: services.services?.[0]?.desiredCount,
    range: [target?.MinCapacity, target?.MaxCapacity],
    suspended: target?.SuspendedState?.ScheduledScalingSuspended ?? false,
    database: databases.DBInstances?.[0]?.DBInstanceStatus,
    gateways: gateways.NatGateways?.length,
    nightly: schedule?.State,
  };
}

export const RUNS = {
  tasks: 1,
  range: [1, 4],
  suspended: false,
  database: "available",
  gateways: 1,
  nightly: "ENABLED",
};

export const PAUSED = {
  tasks: 0,
  range: [0, 0],
  suspended: true,
  database: "stopped",
  gateways: 0,
  nightly: "DISABLED",
};

/** What dev's pause pointer holds. */
export async function pausePointer(account: Account): Promise<string | undefined> {
  const ssm = new SSMClient(await configFor(account));
  const answer = await ssm.send(new GetParameterCommand({ Name: "/acme/dev/paused" }));
  return answer.Parameter?.Value;
}
