import { suggest } from "../../src/suggest";
import { type WayIn, waysIn } from "../exec/way-in";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { DeployedEnvironment } from "../workloads/deployed";
import { outputOf } from "../workloads/read";

/** A user of a database, and where its password is. */
export interface EndUser {
  readonly name: string;
  readonly secret_arn: string;
}

/** Where a tunnel leads; as the stack's output has it (src/stacks/sessions.ts). */
export interface TunnelEnd {
  /** `postgres`, `redis`, `mongodb`, `http`. */
  readonly provides: string;
  readonly host: string;
  readonly port: number;
  readonly database: string | null;
  /** `application` and `owner`; none where the secret is not of the environment's making. */
  readonly users: Readonly<Record<string, EndUser>>;
}

/** What a tunnel may lead to, by key. */
export const endsIn = ({ state }: DeployedEnvironment): Readonly<Record<string, TunnelEnd>> =>
  outputOf<Record<string, TunnelEnd>>(state, "tunnel_ends") ?? {};

/** One end by its key. */
export function endNamed(
  deployed: DeployedEnvironment,
  environment: string,
  key: string,
): TunnelEnd {
  const ends = endsIn(deployed);
  const found = Object.hasOwn(ends, key) ? ends[key] : undefined;
  if (found) return found;
  const keys = Object.keys(ends).sort();
  const near = suggest(key, keys);
  const guess = near === undefined ? "" : `Did you mean ${near}? `;
  throw new CommandError(`${environment} has nothing called ${key} that a tunnel leads to`, {
    hint: `${guess}It has: ${keys.join(", ") || "nothing at all"}.`,
    exitCode: exitCodes.usage,
  });
}

/**
 * A workload that lets people in and may connect to an end; one whose running tasks take sessions before one that has
 * to be started.
 */
export function throughTo(
  deployed: DeployedEnvironment,
  environment: string,
  key: string,
  wanted: string | undefined,
): WayIn {
  const all = waysIn(deployed);
  const able = all.filter(({ reaches }) => reaches.includes(key));
  const names = able.map(({ workload }) => workload.name).join(", ");
  if (wanted !== undefined) {
    const chosen = able.find(({ workload }) => workload.name === wanted);
    if (chosen) return chosen;
    throw new CommandError(`there is no way to ${key} through ${wanted}`, {
      hint: able.length > 0 ? `There is one through: ${names}.` : letSomebodyIn(environment, key),
      exitCode: exitCodes.usage,
    });
  }
  const [best] = [...able].sort(
    (one, other) =>
      Number(one.operationsRole !== undefined) - Number(other.operationsRole !== undefined),
  );
  if (best) return best;
  throw new CommandError(`no workload of ${environment} that reaches ${key} lets people in`, {
    hint: letSomebodyIn(environment, key),
    exitCode: exitCodes.configuration,
  });
}

const letSomebodyIn = (environment: string, key: string): string =>
  `Write \`exec: true\` in a workload of src/envs/${environment}.ts that has ${key} in its \`connections\`, then: devops-platform deploy ${environment}`;
