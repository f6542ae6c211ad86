import { pino } from "pino";
import { Database } from "../../db/connection/database";
import { createApp } from "../../src/app";
import { readConfig } from "../../src/config/read";
import { serverSchema } from "../../src/config/server";
import { Metrics } from "../../src/metrics/metrics";
import { observeStatements } from "../../src/tracing/observe";
import type { TestDatabase } from "./database";

/** The whole API in this process, over a test's database; `variables` as in its environment. */
export async function openApp(database: TestDatabase, variables: Record<string, string> = {}) {
  const config = readConfig(serverSchema, {
    ...database.variables("application"),
    SESSION_KEY: "k".repeat(64),
    RATE_LIMIT_PER_MINUTE: "0",
    LOG_LEVEL: "silent",
    ...variables,
  });
  const metrics = new Metrics();
  const connected = await Database.open({
    config: config.database,
    applicationName: "tests",
    onCut: () => metrics.cutConnections.inc(),
    observe: observeStatements(metrics, undefined),
  });
  metrics.watch(connected);
  const shutdown = { stopping: false };
  const app = await createApp({
    config,
    database: connected,
    migrations: database.files,
    logger: pino({ level: config.logLevel }),
    metrics,
    tracing: undefined,
    shutdown,
  });
  app.addHook("onClose", () => connected.close());
  return { app, metrics, shutdown, database: connected };
}
