import type { Group } from "./groups";
import type { Handover } from "./handover";
import type { ConnectedEnvironment } from "./input";
import { planGroups } from "./plan-groups";
import { planHandover } from "./plan-handovers";
import { planRules } from "./plan-rules";
import type { Rule } from "./rules";

/** Who may reach whom in an environment, and what each workload is given for it. */
export interface ConnectionPlan {
  readonly groups: readonly Group[];
  readonly rules: readonly Rule[];
  /** By workload. */
  readonly handovers: Readonly<Record<string, Handover>>;
}

/**
 * Plans from the configuration alone, before anything exists, so that two services may call each
 * other. Nothing is open that no workload, load balancer or endpoint asks for.
 */
export function planConnections(environment: ConnectedEnvironment): ConnectionPlan {
  const workloads = Object.entries(environment.workloads);
  return {
    groups: planGroups(environment),
    rules: planRules(environment),
    handovers: Object.fromEntries(
      workloads
        .map(([name, workload]) => [name, planHandover(workload, environment)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
  };
}
