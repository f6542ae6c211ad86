import { hasTagsOf } from "../aws/own-tags";
import { instanceNamed, rdsOf, tagOf } from "../db/rds";
import { MARKS } from "../db/restored";
import type { StackContext } from "../lib/stack-context";
import type { DeployedEnvironment } from "../workloads/deployed";
import { endNamed, endsIn, type TunnelEnd } from "./end";

/** Where a tunnel leads, and by what it goes there. */
export interface NamedEnd {
  readonly end: TunnelEnd;
  /** Key of what has to be in a workload's `connections`. */
  readonly like: string;
}

/**
 * An end by its key, or by its name in RDS what a restore made of a database or kept: whoever reaches the
 * database reaches it, and its owner has the database's password where the restore set it.
 */
export async function endOrCopyNamed(
  context: StackContext,
  deployed: DeployedEnvironment,
  key: string,
): Promise<NamedEnd> {
  const ends = endsIn(deployed);
  const copy = Object.hasOwn(ends, key) ? undefined : await copyNamed(context, key);
  const end = copy && ends[copy.database];
  if (!copy || !end) return { end: endNamed(deployed, context.stack.name, key), like: key };
  return { end: { ...end, host: copy.host, port: copy.port }, like: copy.database };
}

async function copyNamed({ access, stack }: StackContext, name: string) {
  // A key that was mistyped is no name in RDS, and who may not look there is told of the keys.
  const found = await instanceNamed(rdsOf({ access, stack }), name).catch(() => undefined);
  const database = found && tagOf(found.TagList, MARKS.database);
  const { Address: host, Port: port } = found?.Endpoint ?? {};
  if (!database || !hasTagsOf(stack, found.TagList) || !host || !port) return undefined;
  return { database, host, port };
}
