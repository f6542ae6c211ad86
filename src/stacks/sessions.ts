import type { Environment } from "../envs/environment";
import type { Database } from "../modules/rds/database";
import { mapRecord } from "../records";
import type { Made, Output } from "./environment-outputs";

type Workload = Environment["workloads"][string];

/** How people open shells in a workload and tunnels through it, as the stack's output has it. */
export interface Session {
  /** Role of a task that is started for a session; null where the tasks that run anyway take it. */
  readonly operations_role: string | null;
  readonly subnets: readonly string[];
  readonly security_groups: readonly string[];
  readonly public_ip: boolean;
  /** What it may connect to, by key. */
  readonly reaches: readonly string[];
}

export const sessionOf = (
  { connections }: Workload,
  network: Pick<Session, "subnets" | "security_groups" | "public_ip">,
  operationsRoleArn: string | undefined,
): Session => ({
  operations_role: operationsRoleArn ?? null,
  ...network,
  reaches: Object.keys(connections).sort(),
});

/** A user of a database, and the secret that has its password: the JSON object `{ username, password }`. */
interface User {
  readonly name: string;
  readonly secret_arn: string;
}

/** Where a tunnel may lead. */
interface TunnelEnd {
  readonly provides: string;
  readonly host: string;
  readonly port: number;
  readonly database: string | null;
  /** `application` and `owner`; none where the secret is not of the environment's making. */
  readonly users: Readonly<Record<string, User>>;
}

/** What `exec`, `tunnel` and `db psql` need to know. Nothing in it is a secret. */
export const sessionOutputs = (
  environment: Environment,
  { databases, workloads }: Pick<Made, "databases" | "workloads">,
): Readonly<Record<string, Output>> => ({
  sessions: [workloads.sessions, "Workloads that people may open sessions in, and how."],
  tunnel_ends: [tunnelEnds(environment, databases), "Where a tunnel through them may lead."],
});

/** Everything that workloads connect to by an address of its own, by key. */
const tunnelEnds = (
  { databases, externals }: Pick<Environment, "databases" | "externals">,
  made: Readonly<Record<string, Database>>,
): Record<string, TunnelEnd> => ({
  ...mapRecord(externals, ({ provides, host, port, databaseName }) => ({
    provides,
    host,
    port,
    database: databaseName ?? null,
    users: {},
  })),
  ...mapRecord(made, ({ attributes }, name) => databaseEnd(databases[name], attributes)),
});

function databaseEnd(
  config: Environment["databases"][string] | undefined,
  attributes: Database["attributes"],
): TunnelEnd {
  if (!config) throw new Error("a database that the configuration does not have");
  const user = (name: string, secret: string): User => ({
    name,
    secret_arn: attributes[secret] ?? "",
  });
  return {
    provides: "postgres",
    host: attributes.host ?? "",
    port: config.port,
    database: config.databaseName,
    users: {
      application: user(config.applicationUsername, "applicationSecretArn"),
      owner: user(config.masterUsername, "ownerSecretArn"),
    },
  };
}
