import { DataResource } from "cdktf";
import type { Construct } from "constructs";
import type { DatabaseConfig } from "./config";

/**
 * The name of the snapshot that is taken when the database is destroyed. Two databases must never
 * ask for one name, and synthesis has no clock: so it carries an id that Terraform draws when the
 * database is created and keeps in the state. It draws another when the database is replaced.
 */
export function finalSnapshotArguments(
  scope: Construct,
  identifier: string,
  replacedWith: Pick<DatabaseConfig, "databaseName" | "masterUsername"> & {
    readonly kmsKeyArn?: string | undefined;
  },
) {
  const generation = new DataResource(scope, "generation", {
    triggersReplace: {
      database_name: replacedWith.databaseName,
      username: replacedWith.masterUsername,
      ...(replacedWith.kmsKeyArn === undefined ? {} : { key: replacedWith.kmsKeyArn }),
    },
  });
  return {
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: `${identifier}-final-${generation.id}`,
  };
}
