import type { ServiceConfig, TaskConfig } from "./config";

type Workload = ServiceConfig | TaskConfig;

/**
 * Whether ECS Exec opens sessions in the tasks that run anyway. Its agent writes into every container, and ends in
 * one whose root is read-only (aws/containers-roadmap issue 1359; amazon-ecs-exec-checker issue 21).
 */
export const opensInRunningTasks = (workload: Workload): boolean =>
  workload.kind === "service" &&
  workload.exec &&
  [workload, ...Object.values(workload.sidecars)].every(({ readOnlyRoot }) => !readOnlyRoot);

/** Whether a session needs a task of its own: the same image, with a root that can be written to. */
export const needsOperationsTask = (workload: Workload): boolean =>
  workload.exec && !opensInRunningTasks(workload);
