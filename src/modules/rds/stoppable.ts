import type { DatabaseConfig } from "./config";

/** How long AWS leaves a database stopped before it starts it by itself. Source: RDS, "Stopping a DB instance". */
export const STOPPED_AT_MOST_DAYS = 7;

/** Whether AWS stops it at all: none that has a read replica (nor the replica itself). Source: as above. */
export const isStoppable = ({ replicas }: Pick<DatabaseConfig, "replicas">): boolean =>
  replicas === 0;
