import { z } from "zod";
import { across } from "./across";
import { certificateFile } from "./certificates";
import { databaseUrl } from "./database-url";
import { list, port, seconds, whole } from "./fields";
import { checkPassword, type PasswordSource } from "./passwords";

/** Where the database is and who to be there, by the names that the platform hands over. */
export const databaseVariables = {
  /** In place of host, port, name, user and password; for development. */
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_HOST: z.string().optional(),
  DATABASE_PORT: port.default(5432),
  DATABASE_NAME: z.string().optional(),
  DATABASE_USER: z.string().optional(),
  /** A secret in Secrets Manager with the JSON object `{ "username", "password" }`. */
  DATABASE_SECRET_ARN: z.string().optional(),
  /** In place of the secret; a new one counts after a restart. */
  DATABASE_PASSWORD: z.string().optional(),
  /** Where secrets are; ECS sets it in each task. */
  AWS_REGION: z.string().optional(),
  DATABASE_READER_HOST: z.string().optional(),
  DATABASE_READER_HOSTS: list.optional(),
  /** Where reads go. A replica is behind by some milliseconds: who writes may not read it at once. */
  DATABASE_READS: z
    .enum(["primary", "replica"], "is neither `primary` nor `replica`")
    .default("primary"),
  /** `off` only where nobody else can listen: on one machine. */
  DATABASE_TLS: z.enum(["verify", "off"], "is neither `verify` nor `off`").default("verify"),
  /** File with the authorities (PEM) to verify by. Default: those of RDS. */
  DATABASE_TLS_AUTHORITIES: certificateFile.optional(),
  /** Connections of this process at most; tasks × pool must fit into the database's max_connections. */
  DATABASE_POOL_SIZE: whole(1, 1000).default(10),
  /** How long a request waits for a connection, opened or given back. */
  DATABASE_CONNECT_TIMEOUT_SECONDS: seconds(1, 60).default(3000),
  /** The longest that a statement may take. */
  DATABASE_STATEMENT_TIMEOUT_SECONDS: seconds(1, 3600).default(5000),
};

type Variables = z.output<z.ZodObject<typeof databaseVariables>>;

export interface DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly password: PasswordSource;
  /** Hosts of read replicas, if reads go there. */
  readonly readers: readonly string[];
  readonly tls: { readonly authorities?: string | undefined } | undefined;
  readonly poolSize: number;
  /** Milliseconds, as all that follow. */
  readonly connectTimeout: number;
  readonly statementTimeout: number;
}

export type { PasswordSource };

export function databaseConfig(variables: Variables): DatabaseConfig {
  return {
    ...place(variables),
    readers: variables.DATABASE_READS === "replica" ? readers(variables) : [],
    tls:
      variables.DATABASE_TLS === "off"
        ? undefined
        : { authorities: variables.DATABASE_TLS_AUTHORITIES },
    poolSize: variables.DATABASE_POOL_SIZE,
    connectTimeout: variables.DATABASE_CONNECT_TIMEOUT_SECONDS,
    statementTimeout: variables.DATABASE_STATEMENT_TIMEOUT_SECONDS,
  };
}

function place(
  variables: Variables,
): Pick<DatabaseConfig, "host" | "port" | "name" | "user" | "password"> {
  if (variables.DATABASE_URL !== undefined) {
    const { password, ...url } = variables.DATABASE_URL;
    return { ...url, password: { value: password } };
  }
  return {
    host: variables.DATABASE_HOST ?? "",
    port: variables.DATABASE_PORT,
    name: variables.DATABASE_NAME ?? "",
    user: variables.DATABASE_USER ?? "",
    password: variables.DATABASE_SECRET_ARN
      ? { secretArn: variables.DATABASE_SECRET_ARN }
      : { value: variables.DATABASE_PASSWORD ?? "" },
  };
}

const readers = ({ DATABASE_READER_HOSTS, DATABASE_READER_HOST }: Variables): readonly string[] =>
  DATABASE_READER_HOSTS ?? (DATABASE_READER_HOST === undefined ? [] : [DATABASE_READER_HOST]);

export const databaseChecks = across<Variables>((value, report) => {
  checkPassword("DATABASE", value, report);
  if (value.DATABASE_URL === undefined) {
    for (const name of ["DATABASE_HOST", "DATABASE_NAME", "DATABASE_USER"] as const) {
      if (value[name] === undefined) report(name, "is missing (or give a DATABASE_URL)");
    }
    if (value.DATABASE_SECRET_ARN === undefined && value.DATABASE_PASSWORD === undefined) {
      report("DATABASE_SECRET_ARN", "is missing (or give a DATABASE_PASSWORD)");
    }
  }
  if (
    value.DATABASE_READS === "replica" &&
    !value.DATABASE_READER_HOST &&
    !value.DATABASE_READER_HOSTS?.length
  ) {
    report("DATABASE_READS", "is `replica`, and there is no DATABASE_READER_HOST");
  }
});
