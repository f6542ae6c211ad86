import { suggest } from "../../src/suggest";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { ofType, textOf } from "../state/attributes";
import { entriesOf, type StateEntry } from "../state/document";
import type { DeployedEnvironment } from "../workloads/deployed";
import { outputOf } from "../workloads/read";

/** A database of an environment, as the last apply left it: also of one that AWS no longer has. */
export interface Database {
  /** In the configuration: `main`. */
  readonly key: string;
  /** In the state: `aws_db_instance.main`. */
  readonly address: string;
  readonly identifier: string;
  /** AWS's own id of the instance, which no other one gets; the provider knows it by that. */
  readonly resourceId: string;
  /** Where it listens. */
  readonly host: string;
  /** All that Terraform made it with, by the provider's names. */
  readonly entry: StateEntry;
  readonly replicas: readonly Replica[];
  /** Those that everything of the environment has, and its own. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface Replica {
  readonly address: string;
  readonly identifier: string;
  readonly host: string;
}

/** The databases of an environment that keep data of their own. */
export function databasesOf(
  { state }: Pick<DeployedEnvironment, "state">,
  stack: Pick<StackContext["stack"], "platform" | "environment">,
): Database[] {
  const instances = ofType(entriesOf(state), "aws_db_instance");
  const endpoints = outputOf<Record<string, string>>(state, "database_endpoints") ?? {};
  const prefix = `${stack.platform}-${stack.environment}-`;
  return instances
    .filter((entry) => textOf(entry, "replicate_source_db") === "")
    .map((entry) => {
      const [identifier, host] = [textOf(entry, "identifier"), textOf(entry, "address")];
      const [key] =
        Object.entries(endpoints).find(([, at]) => host !== "" && at.startsWith(`${host}:`)) ?? [];
      return {
        key: key ?? (identifier.startsWith(prefix) ? identifier.slice(prefix.length) : identifier),
        address: entry.address,
        identifier,
        resourceId: textOf(entry, "resource_id"),
        host,
        entry,
        replicas: instances.filter((one) => isReplicaOf(one, entry)).map(replica),
        tags: (entry.attributes.tags_all ?? {}) as Readonly<Record<string, string>>,
      };
    });
}

/** The provider notes the source's name, or its ARN where it is of another region. */
const isReplicaOf = (one: StateEntry, source: StateEntry): boolean =>
  [textOf(source, "identifier"), textOf(source, "arn")]
    .filter((name) => name !== "")
    .includes(textOf(one, "replicate_source_db"));

const replica = (entry: StateEntry): Replica => ({
  address: entry.address,
  identifier: textOf(entry, "identifier"),
  host: textOf(entry, "address"),
});

/**
 * One database by its key or its name in RDS.
 * @param given undefined where there is only one
 */
export function databaseNamed(
  deployed: Pick<DeployedEnvironment, "state">,
  stack: StackContext["stack"],
  given: string | undefined,
): Database {
  const databases = databasesOf(deployed, stack);
  const [only, ...others] = databases;
  if (given === undefined && only && others.length === 0) return only;
  const found = databases.find(({ key, identifier }) => key === given || identifier === given);
  if (found) return found;
  const keys = databases.map(({ key }) => key);
  const near = given === undefined ? undefined : suggest(given, keys);
  throw new CommandError(
    given === undefined
      ? keys.length === 0
        ? `${stack.name} has no database`
        : `${stack.name} has ${keys.length} databases: say which`
      : `${stack.name} has no database ${given}`,
    {
      hint: `${near === undefined ? "" : `Did you mean ${near}? `}It has: ${keys.join(", ") || "none"}.`,
      exitCode: exitCodes.usage,
    },
  );
}
