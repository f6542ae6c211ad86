import { suggest } from "../../src/suggest";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { requireState } from "../state/condition";
import type { StateDocument } from "../state/document";
import type { StatePlace } from "../state/place";
import { workloadsIn } from "./read";
import type { DeployedService, DeployedWorkload } from "./workload";

/** An environment that is there, as a command acts on it. */
export interface DeployedEnvironment {
  readonly state: StateDocument;
  readonly workloads: readonly DeployedWorkload[];
}

/** What runs in an environment. */
export async function deployedEnvironment(place: StatePlace): Promise<DeployedEnvironment> {
  const state = await requireState(place);
  if (!state || state.document.resources.length === 0) throw notDeployed(place.stack.name);
  return { state: state.document, workloads: workloadsIn(state.document) };
}

/** One workload by its name. */
export function workloadNamed(
  { workloads }: Pick<DeployedEnvironment, "workloads">,
  environment: string,
  name: string,
): DeployedWorkload {
  const found = workloads.find((one) => one.name === name);
  if (found) return found;
  throw unknown("workload", name, environment, workloads);
}

/** One service by its name. */
export function serviceNamed(
  { workloads }: Pick<DeployedEnvironment, "workloads">,
  environment: string,
  name: string,
): DeployedService {
  const services = workloads.filter((one) => one.kind === "service");
  const found = services.find((one) => one.name === name);
  if (found) return found;
  throw unknown("service", name, environment, services);
}

const notDeployed = (name: string) =>
  new CommandError(`${name} is not deployed`, {
    hint: `devops-platform deploy ${name} makes it.`,
    exitCode: exitCodes.failed,
  });

function unknown(
  what: string,
  name: string,
  environment: string,
  known: readonly DeployedWorkload[],
): CommandError {
  const names = known.map((one) => one.name).sort();
  const near = suggest(name, names);
  const guess = near === undefined ? "" : `Did you mean ${near}? `;
  return new CommandError(`${environment} has no ${what} ${name}`, {
    hint: `${guess}It has: ${names.join(", ") || `no ${what} at all`}.`,
    exitCode: exitCodes.usage,
  });
}
