import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type DeployedEnvironment, workloadNamed } from "../workloads/deployed";
import { outputOf } from "../workloads/read";
import type { DeployedWorkload, TaskNetwork } from "../workloads/workload";

/** How people get into a workload. */
export interface WayIn {
  readonly workload: DeployedWorkload;
  /** Role of a task that is started for a session; undefined where the tasks that run anyway take it. */
  readonly operationsRole: string | undefined;
  readonly network: TaskNetwork;
  /** Keys of what it may connect to. */
  readonly reaches: readonly string[];
}

/** As the stack's output has it (src/stacks/sessions.ts). */
interface SessionOutput {
  readonly operations_role: string | null;
  readonly subnets: readonly string[];
  readonly security_groups: readonly string[];
  readonly public_ip: boolean;
  readonly reaches: readonly string[];
}

/** Every workload that lets people in. */
export function waysIn(deployed: DeployedEnvironment): WayIn[] {
  const sessions = outputOf<Record<string, SessionOutput>>(deployed.state, "sessions") ?? {};
  return deployed.workloads.flatMap((workload) => {
    const session = sessions[workload.name];
    return session ? [wayInto(workload, session)] : [];
  });
}

const wayInto = (workload: DeployedWorkload, session: SessionOutput): WayIn => ({
  workload,
  operationsRole: session.operations_role ?? undefined,
  network: {
    subnets: session.subnets,
    securityGroups: session.security_groups,
    publicIp: session.public_ip,
  },
  reaches: session.reaches,
});

/** The way into one workload. @throws where there is no such workload, and where it lets nobody in */
export function wayInNamed(
  deployed: DeployedEnvironment,
  environment: string,
  name: string,
): WayIn {
  const workload = workloadNamed(deployed, environment, name);
  const found = waysIn(deployed).find((way) => way.workload.name === name);
  if (found) return found;
  throw letsNobodyIn(environment, workload.name);
}

const letsNobodyIn = (environment: string, name: string) =>
  new CommandError(`${name} of ${environment} lets nobody in`, {
    hint: `Write \`exec: true\` in workloads.${name} of src/envs/${environment}.ts, then: devops-platform deploy ${environment}`,
    exitCode: exitCodes.configuration,
  });

/** Refuses an image that was never released: there is nothing to start. */
export function requireReleased(environment: string, name: string, image: string): void {
  if (!image.endsWith(`@${UNRELEASED_DIGEST}`)) return;
  throw new CommandError(`nothing of ${name} was released to ${environment} yet`, {
    hint: `There is no image to start. Release one first: devops-platform deploy-app ${environment}`,
  });
}
