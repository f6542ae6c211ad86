import { computedName, type GivenName, prescribedName } from "../../given-name";
import type { Naming } from "../../naming";
import type { DatabaseConfig } from "./config";

type Named = Pick<
  DatabaseConfig,
  "identifier" | "replicas" | "monitoringSeconds" | "masterPassword"
>;

const USERS = ["application", "owner"] as const;

/** The name of the secret of one of a database's users. */
export const databaseSecretName = (
  naming: Naming,
  database: string,
  user: "application" | "owner",
): string => naming.secret(`databases/${database}/${user}`);

/** The names of databases, their replicas, their users' secrets and the roles that monitor them. */
export const namesOfDatabases = (
  databases: Readonly<Record<string, Named>>,
  naming: Naming,
): GivenName[] =>
  Object.entries(databases).flatMap(
    ([key, { identifier, replicas, monitoringSeconds, masterPassword }]) => {
      const path = `databases.${key}`;
      const database = prescribedName("database instance", path, naming.resource(key), {
        field: "identifier",
        given: identifier,
      });
      const numbers = Array.from({ length: replicas }, (_, index) => index + 1);
      const users = masterPassword === "rds" ? (["application"] as const) : USERS;
      return [
        database,
        ...numbers.map((number) => ({ ...database, name: `${database.name}-replica-${number}` })),
        ...users.map((user) => computedName("secret", path, databaseSecretName(naming, key, user))),
        ...(monitoringSeconds > 0 ? [computedName("role", path, naming.role(key, "monitor"))] : []),
      ];
    },
  );
