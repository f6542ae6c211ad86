import type { PauseValue } from "../../src/modules/pause/pause-value";
import { requireAccount } from "../aws/account";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { entriesOf } from "../state/document";
import { type WatchedDatabase, watchedIn } from "../status/watched";
import { type DeployedEnvironment, deployedEnvironment } from "../workloads/deployed";
import { type DeployedService, isService } from "../workloads/workload";
import { gatedAddresses } from "./gated";
import { pausePointerIn, readPause } from "./pointer";

/** An environment that is paused or resumed. */
export interface PauseSubject {
  readonly context: StackContext;
  readonly deployed: DeployedEnvironment;
  readonly services: readonly DeployedService[];
  /** Names. */
  readonly clusters: readonly string[];
  readonly databases: readonly WatchedDatabase[];
  /** The pause pointer's name in AWS. */
  readonly pointer: string;
  /** What hangs on it, as it is configured: `aws_nat_gateway.a`. */
  readonly gated: readonly string[];
  /** Those of it that there are, as of the last apply. */
  readonly there: readonly string[];
}

/** What `pause` and `resume` are about. */
export async function pauseSubjectOf(context: StackContext): Promise<PauseSubject> {
  const { stack } = context;
  await requireAccount(context.access, stack);
  const deployed = await deployedEnvironment(context);
  const { state, workloads } = deployed;
  const pointer = pausePointerIn(state);
  if (pointer === undefined) throw withoutPointer(stack.name);
  const gated = gatedAddresses(stack.configuration, pointer);
  return {
    context,
    deployed,
    services: workloads.filter(isService),
    clusters: [...new Set(workloads.map(({ cluster }) => cluster))],
    databases: watchedIn(state, stack).databases,
    pointer,
    gated,
    there: entriesOf(state)
      .map(({ address }) => address)
      .filter((address) => gated.includes(address.replace(/\[\d+\]$/, ""))),
  };
}

/** What the pointer says now. */
export async function pauseValueOf({ context, pointer }: PauseSubject): Promise<PauseValue> {
  const value = await readPause(context, pointer);
  if (value) return value;
  throw new CommandError(`${context.stack.name} has no pause pointer ${pointer} (any more)`, {
    hint: `devops-platform deploy ${context.stack.name} makes it.`,
    exitCode: exitCodes.aws,
  });
}

const withoutPointer = (name: string) =>
  new CommandError(`${name} was last deployed before environments could be paused`, {
    hint: `devops-platform deploy ${name} adds what pausing needs: a parameter that the plan reads.`,
    exitCode: exitCodes.refused,
  });
