import { named, rds } from "../databases";
import type { Grant } from "../grant";
import { anywhere } from "../scope";
import {
  lookingAtBackups,
  lookingAtDatabases,
  lookingAtImages,
  lookingAtLoad,
  lookingAtLocks,
  lookingAtRanges,
  lookingAtTasks,
  readingLogs,
  readingPointers,
} from "./looking";
import { changingServices, pausing, pushing, releasing } from "./releasing";
import { deploying, destroying, drilling, planning } from "./stacks";

/** An outcome, to those who wait for it. */
const telling: Grant = {
  actions: ["sns:Publish"],
  on: ({ home }) => [home.arn("sns", home.deliveryTopic())],
};

/** What people look at, and what they and workflows ask before they go on. */
const looking: readonly Grant[] = [
  ...lookingAtTasks,
  readingLogs,
  ...lookingAtDatabases,
  lookingAtBackups,
  ...lookingAtLoad,
  lookingAtRanges,
  lookingAtImages,
  readingPointers,
];

/**
 * What each command calls by itself: beside what Terraform calls for it (by type), and beside the state, its lock and
 * the history of releases, which every command of an environment takes alike.
 */
export const actionsByCommand: Readonly<Record<string, readonly Grant[]>> = {
  "build-and-push": pushing,
  // Cost Explorer takes no ARN.
  cost: [anywhere("ce:GetCostAndUsage")],
  deploy: deploying,
  "deploy-app": releasing,
  destroy: destroying,
  "drill restore": drilling,
  notify: [telling],
  pause: [...planning, ...pausing, ...lookingAtDatabases, rds(named("db"), "StopDBInstance")],
  plan: planning,
  promote: releasing,
  releases: [lookingAtImages, readingPointers],
  restart: [...changingServices, readingLogs],
  resume: [...planning, ...pausing, ...lookingAtDatabases, rds(named("db"), "StartDBInstance")],
  rollback: releasing,
  scale: [...changingServices, readingLogs],
  "smoke-test": lookingAtLoad,
  status: [...planning, ...looking, ...lookingAtLocks],
};
