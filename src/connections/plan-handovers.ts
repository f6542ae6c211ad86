import type { ConnectionConfig } from "./config";
import { connectableNamed } from "./connectables";
import { type Grant, type Handover, type HandoverPart, variablePrefix } from "./handover";
import type { ConnectedEnvironment, ConnectedWorkload } from "./input";
import { secretsHandover } from "./secret-handover";

/** What one workload gets for everything it names; what is not declared gives nothing. */
export function planHandover(
  workload: ConnectedWorkload,
  environment: ConnectedEnvironment,
): Handover {
  const declared = workload.secretReferences.filter((key) =>
    Object.hasOwn(environment.secrets, key),
  );
  const parts = [
    ...byName(Object.entries(workload.connections)).flatMap(([key, connection]) =>
      connectionHandover(key, connection, environment),
    ),
    ...secretsHandover(declared),
  ];
  return {
    variables: sorted(parts.map(({ variables = {} }) => variables)),
    secretValues: sorted(parts.map(({ secretValues = {} }) => secretValues)),
    grants: distinct(parts.flatMap(({ grants = [] }) => grants)),
  };
}

/** What one connection gives, whatever else the workload names. */
export function connectionHandover(
  key: string,
  connection: ConnectionConfig,
  environment: ConnectedEnvironment,
): HandoverPart[] {
  const prefix = connection.as ?? variablePrefix(key);
  return connectableNamed(environment, key)?.handover(connection, prefix) ?? [];
}

function sorted<T>(records: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> {
  return Object.fromEntries(byName(records.flatMap((record) => Object.entries(record))));
}

/** Two externals may share a secret; one permission is enough. */
function distinct(grants: readonly Grant[]): Grant[] {
  const byText = new Map(grants.map((grant) => [JSON.stringify(grant), grant]));
  return byName([...byText]).map(([, grant]) => grant);
}

const byName = <T>(entries: readonly (readonly [string, T])[]) =>
  [...entries].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
