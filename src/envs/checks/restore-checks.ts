import { show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";
import { undeclared } from "./declared";

/** What a task checks is one of the environment's databases. */
export const checkedDatabasesAreDeclared: Check = ({ environment }) =>
  undeclared(
    restoreChecks(environment).map(({ path, database }) => ({ path, key: database })),
    {
      message: "is not a database of this environment",
      where: "databases",
      known: environment.databases,
    },
  );

/** Only the owner's password is known to fit a copy that is as old as its backup. */
export const checksConnectAsOwner: Check = ({ environment }) =>
  restoreChecks(environment)
    .filter(({ database }) => environment.databases[database] !== undefined)
    .filter(({ user }) => user !== "owner")
    .map(({ path, database }) => ({
      path,
      message: "is not connected to as `owner`, whose password alone is set in a restored copy",
      found: show(database),
      write: `\`connections: { ${database}: { user: "owner" } }\` in the same task`,
    }));

/** A drill runs one task, and says what it says. */
export const oneCheckEachDatabase: Check = ({ environment }) => {
  const first = new Map<string, string>();
  return restoreChecks(environment).flatMap(({ path, name, database }) => {
    const other = first.get(database);
    if (other === undefined) {
      first.set(database, name);
      return [];
    }
    return [
      {
        path,
        message: `is a database that the task ${other} checks already`,
        found: show(database),
        write: "no `checksRestored`, and one task that checks everything",
      },
    ];
  });
};

const restoreChecks = ({ workloads }: Environment) =>
  Object.entries(workloads).flatMap(([name, workload]) => {
    const database = workload.kind === "task" ? workload.checksRestored : undefined;
    if (database === undefined) return [];
    const { user } = workload.connections[database] ?? {};
    return [{ path: `workloads.${name}.checksRestored`, name, database, user }];
  });
