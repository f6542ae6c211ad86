import { defined } from "../../defined";
import { literal } from "../../literal";
import type { ContainerConfig, ContainerHealthCheck } from "./container-config";
import { awslogsOptions, type LogTarget } from "./logs";
import { mountsOf } from "./mounts";

/** A port that others connect to. */
export interface ContainerPort {
  readonly port: number;
  /** What Service Connect understands of the traffic; `tcp` passes it on as it is. */
  readonly protocol: "http" | "http2" | "grpc" | "tcp";
}

/** One container with everything it refers to resolved. */
export interface Container {
  readonly name: string;
  readonly imageUri: string;
  readonly config: ContainerConfig;
  readonly essential: boolean;
  readonly port?: ContainerPort;
  /** CPU units kept for it; 0 shares the task's. */
  readonly cpu: number;
  /** @default the task's memory */
  readonly memoryMiB?: number;
  /** Containers that come first, each with what is waited for. */
  readonly after: Readonly<Record<string, "START" | "HEALTHY">>;
  /** Plain variables, by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** ARNs that ECS reads a variable's value from when the task starts, by name. */
  readonly valuesFrom: Readonly<Record<string, string>>;
  readonly logs: LogTarget;
}

/**
 * What ECS registers. Lists that ECS answers with when they were left out are written as empty, and
 * variables are sorted, so that what it answers equals what was sent.
 */
export function containerDefinition(container: Container) {
  const { config, name } = container;
  return defined({
    name,
    image: container.imageUri,
    essential: container.essential,
    cpu: container.cpu,
    memory: container.memoryMiB,
    entryPoint: config.entryPoint?.map(literal),
    command: config.command?.map(literal),
    workingDirectory: config.workingDirectory,
    user: config.user,
    readonlyRootFilesystem: config.readOnlyRoot,
    linuxParameters: { initProcessEnabled: true },
    ulimits: Object.entries(config.ulimits).map(([limit, { soft, hard }]) => ({
      name: limit,
      softLimit: soft,
      hardLimit: hard,
    })),
    stopTimeout: config.stopTimeoutSeconds,
    healthCheck: config.healthCheck && healthCheck(config.healthCheck),
    dependsOn: dependsOn(container.after),
    portMappings: container.port ? [portMapping(name, container.port)] : [],
    mountPoints: mountsOf(name, config.writableMounts),
    environment: sorted(container.variables).map(([key, value]) => ({ name: key, value })),
    secrets: sorted(container.valuesFrom).map(([key, valueFrom]) => ({ name: key, valueFrom })),
    logConfiguration: { logDriver: "awslogs", options: awslogsOptions(container.logs, "ecs") },
    volumesFrom: [],
    systemControls: [],
  });
}

const sorted = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

const healthCheck = (check: ContainerHealthCheck) => ({
  command: ["CMD", ...check.command.map(literal)],
  interval: check.intervalSeconds,
  timeout: check.timeoutSeconds,
  retries: check.retries,
  startPeriod: check.startPeriodSeconds,
});

const portMapping = (name: string, { port, protocol }: ContainerPort) => ({
  name,
  containerPort: port,
  hostPort: port,
  protocol: "tcp",
  ...(protocol === "tcp" ? {} : { appProtocol: protocol }),
});

function dependsOn(after: Container["after"]) {
  const entries = Object.entries(after);
  if (entries.length === 0) return undefined;
  return entries.map(([containerName, condition]) => ({ containerName, condition }));
}
