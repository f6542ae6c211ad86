import type { ConnectionConfig } from "../../connections/config";
import {
  type AttributeOf,
  type HandoverPart,
  prefixed,
  secretReference,
} from "../../connections/handover";
import type { DatabaseConfig } from "./config";

/** What connections need to know of a database. */
export type ConnectedDatabase = Pick<
  DatabaseConfig,
  | "port"
  | "databaseName"
  | "masterUsername"
  | "applicationUsername"
  | "replicas"
  | "iamAuthentication"
>;

/** The attribute that has the resource id of a database's reader, counted from 0. */
export const readerResourceId = (index: number): string => `reader${index}ResourceId`;

/**
 * Where a database is, who to be there, and the credentials. The owner gets the application's too:
 * a migration sets that role's password from them. RDS gives each replica an address of its own and
 * none for all of them, so several are handed over as a list.
 */
export function databaseHandover(
  database: ConnectedDatabase,
  { user, inject, poolSize, reads }: ConnectionConfig,
  prefix: string,
  attribute: (attribute: string) => AttributeOf,
): HandoverPart[] {
  const owner = user === "owner";
  const userName = owner ? database.masterUsername : database.applicationUsername;
  const application = `${prefix}_APPLICATION`;
  return [
    {
      variables: prefixed(prefix, {
        HOST: attribute("host"),
        PORT: String(database.port),
        NAME: database.databaseName,
        USER: userName,
        POOL_SIZE: String(poolSize),
        ...(database.replicas > 0 ? { READER_HOST: attribute("readerHost") } : {}),
        ...(database.replicas > 1 ? { READER_HOSTS: attribute("readerHosts") } : {}),
        ...(reads === "replica" ? { READS: reads } : {}),
        ...(owner ? { APPLICATION_USER: database.applicationUsername } : {}),
      }),
    },
    password(prefix, inject, attribute(owner ? "ownerSecretArn" : "applicationSecretArn")),
    ...(owner ? [password(application, inject, attribute("applicationSecretArn"))] : []),
    ...(database.iamAuthentication ? [signIn(attribute("resourceId"), userName)] : []),
    ...(database.iamAuthentication
      ? Array.from({ length: database.replicas }, (_, index) =>
          signIn(attribute(readerResourceId(index)), userName),
        )
      : []),
  ];
}

const password = (
  prefix: string,
  inject: ConnectionConfig["inject"],
  secret: AttributeOf,
): HandoverPart =>
  inject === "reference"
    ? secretReference(prefix, secret)
    : { secretValues: { [`${prefix}_PASSWORD`]: { ...secret, jsonKey: "password" } } };

/**
 * Opens nothing that the credentials of the same user do not: it is what makes the token an
 * alternative. A replica has a resource id of its own.
 */
const signIn = (resourceId: AttributeOf, user: string): HandoverPart => ({
  grants: [{ kind: "database-sign-in", resourceId, user }],
});
