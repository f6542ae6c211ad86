import type { Deployment, Service } from "@aws-sdk/client-ecs";

export const taskDefinition = (revision: number) =>
  `arn:aws:ecs:eu-west-1:111111111111:task-definition/acme-dev-api:${revision}`;

/** A deployment as DescribeServices has it, of two tasks that run. */
export const deployment = (revision: number, other: Partial<Deployment> = {}): Deployment => ({
  id: `ecs-svc/${revision}`,
  status: "PRIMARY",
  taskDefinition: taskDefinition(revision),
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  failedTasks: 0,
  rolloutState: "COMPLETED",
  ...other,
});

/** A service as DescribeServices has it. */
export const service = (...deployments: readonly Deployment[]): Service => ({
  serviceName: "acme-dev-api",
  status: "ACTIVE",
  desiredCount: 2,
  runningCount: 2,
  deployments: [...deployments],
  events: [],
});
