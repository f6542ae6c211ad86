import type { DatabaseConfig } from "./config";

/** Whether AWS stops it at all: none that has a read replica (nor the replica itself). Source: RDS, "Stopping a DB instance". */
const isStoppable = ({ replicas }: Stopped): boolean => replicas === 0;

type Stopped = Pick<DatabaseConfig, "replicas">;

/** The keys of the databases that AWS stops. */
export const stoppableIn = (databases: Readonly<Record<string, Stopped>>): string[] =>
  Object.entries(databases).flatMap(([key, database]) => (isStoppable(database) ? [key] : []));
