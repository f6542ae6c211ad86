import { computedName, type GivenName } from "../../given-name";
import type { Naming } from "../../naming";
import type { DatabaseConfig } from "../rds/config";
import { stoppableIn } from "../rds/stoppable";

/** The schedule that keeps a database stopped while its environment is paused. */
export const keeperName = (naming: Naming, database: string): string =>
  naming.resource(`${database}-keep-stopped`);

export const keeperRoleName = (naming: Naming): string => naming.role("databases", "keep-stopped");

/** The names of what pauses an environment. */
export const namesOfPause = (
  databases: Readonly<Record<string, Pick<DatabaseConfig, "replicas">>>,
  naming: Naming,
): GivenName[] => {
  const stoppable = stoppableIn(databases);
  return [
    computedName("parameter", "name", naming.pausePointer()),
    ...(stoppable.length > 0 ? [computedName("role", "name", keeperRoleName(naming))] : []),
    ...stoppable.map((key) =>
      computedName("schedule", `databases.${key}`, keeperName(naming, key)),
    ),
  ];
};
