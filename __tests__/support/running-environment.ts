import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import type { Emulator } from "../../scripts/emulator/start";
import { CLUSTER, resource, somewhere, stateWith } from "./by-hand";
import { configFor } from "./destroying";
import { putObject } from "./state-home";

const DEV = "acme/dev/eu-west-1/main";

const logGroupOf = (workload: string): string => `/acme/dev/ecs/${workload}`;
export const serviceOf = (workload: string): string => `acme-dev-${workload}`;

/**
 * Writes the state of an environment `dev` with some services, and makes what of it the commands that watch look
 * at, in a second: Terraform would take half a minute for nothing that these see.
 */
export async function writeEnvironment(account: Emulator, services: readonly string[]) {
  const logs = new CloudWatchLogsClient(await configFor(account));
  for (const name of services)
    await logs.send(new CreateLogGroupCommand({ logGroupName: logGroupOf(name) }));
  await putObject(account, DEV, JSON.stringify(stateOf(services)));
}

function stateOf(services: readonly string[]) {
  const ofService = (name: string) => [
    resource("aws_ecs_task_definition", name, {
      family: serviceOf(name),
      tags: { Service: name },
      container_definitions: JSON.stringify([containerOf(name, name), containerOf(name, "otel")]),
    }),
    resource("aws_ecs_service", name, {
      name: serviceOf(name),
      task_definition: `arn:aws:ecs:eu-west-1:111111111111:task-definition/${serviceOf(name)}:1`,
    }),
  ];
  return stateWith([
    resource("aws_ecs_cluster", "cluster", { name: CLUSTER }),
    ...services.flatMap(ofService),
  ]);
}

const containerOf = (workload: string, name: string) => ({
  name,
  image: "example/image",
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": logGroupOf(workload), "awslogs-stream-prefix": "ecs" },
  },
});

export interface Written {
  readonly workload: string;
  readonly text: string;
  /** Seconds before now. @default 1 */
  readonly ago?: number;
  /** @default that of the workload's main container in one task */
  readonly stream?: string;
}

/** Puts lines where the log driver would. */
export async function writeLogs(account: Emulator, written: readonly Written[]): Promise<void> {
  const logs = new CloudWatchLogsClient(await configFor(account));
  const now = Date.now();
  for (const { workload, text, ago = 1, stream } of written) {
    const logGroupName = logGroupOf(workload);
    const logStreamName = stream ?? `ecs/${workload}/${"0f3a9c21".repeat(4)}`;
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName })).catch(() => {});
    const logEvents = text
      .split("\n")
      .map((message) => ({ message, timestamp: Math.round(now - ago * 1000) }));
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  }
}

/** Begins a service of two tasks whose image can be pulled, as the environment's state has it. */
export async function startService(
  account: Emulator,
  name: string,
  desiredCount = 2,
): Promise<ECSClient> {
  const config = await configFor(account);
  const { subnets, securityGroups } = await somewhere(config);
  const ecs = new ECSClient(config);
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  await register(ecs, name, "example/image");
  await ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: serviceOf(name),
      taskDefinition: serviceOf(name),
      launchType: "FARGATE",
      desiredCount,
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } },
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    }),
  );
  return ecs;
}

/** A new revision of a service's task definition. */
export const register = (ecs: ECSClient, name: string, image: string) =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family: serviceOf(name),
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name, image, memory: 512 }],
    }),
  );
