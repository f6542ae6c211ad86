import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { servicesOf } from "./services";

/**
 * A rollout needs to stop a task first or to start one more. AWS rounds the minimum up and the
 * maximum down ("Deployment configuration"), so with few tasks a percentage may allow neither.
 */
export const rolloutsCanProceed: Check = ({ environment }) =>
  servicesOf(environment).flatMap(({ path, service }): Problem[] => {
    const { minimumHealthyPercent, maximumPercent } = service.deployment;
    const tasks = Math.max(1, service.tasks.minimum);
    const mayStop = Math.ceil((tasks * minimumHealthyPercent) / 100) < tasks;
    const mayStart = Math.floor((tasks * maximumPercent) / 100) > tasks;
    if (mayStop || mayStart) return [];
    return [
      {
        path: `${path}.deployment.maximumPercent`,
        message: `lets no rollout proceed: of ${tasks} task(s), none may stop and none be started`,
        found: show({ minimumHealthyPercent, maximumPercent }),
        write: `at least ${Math.ceil((100 * (tasks + 1)) / tasks)}, or a lower \`minimumHealthyPercent\``,
      },
    ];
  });

/** AWS, "Balancing a service across zones": a task is started elsewhere before one is stopped. */
export const rebalancingHasRoom: Check = ({ environment }) =>
  servicesOf(environment)
    .filter(({ service: { deployment } }) => deployment.zoneRebalancing)
    .filter(({ service: { deployment } }) => deployment.maximumPercent <= 100)
    .map(({ path, service: { deployment } }) => ({
      path: `${path}.deployment.zoneRebalancing`,
      message: `is on, and AWS refuses it with \`maximumPercent: ${deployment.maximumPercent}\``,
      found: show(deployment.zoneRebalancing),
      write: "`zoneRebalancing: false`, or a `maximumPercent` above 100",
    }));

/** Retries and a time zone belong to a schedule; without one nobody reads them. */
export const scheduleFieldsHaveASchedule: Check = ({ environment }) =>
  Object.entries(environment.workloads).flatMap(([name, workload]): Problem[] => {
    if (workload.kind !== "task" || workload.schedule !== undefined) return [];
    const fields = [
      ...(workload.retries > 0 ? (["retries"] as const) : []),
      ...(workload.timeZone !== "UTC" ? (["timeZone"] as const) : []),
    ];
    return fields.map((field) => ({
      path: `workloads.${name}.${field}`,
      message: "has no effect on a task without a schedule",
      found: show(workload[field]),
      write: "nothing: leave it out, or give the task a `schedule`",
    }));
  });
