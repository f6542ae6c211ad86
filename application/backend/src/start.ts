import { Database } from "../db/connection/database";
import { readMigrations } from "../db/migrate/files";
import { createApp } from "./app";
import type { ServerConfig } from "./config/server";
import { stopOnSignals } from "./lifecycle/shutdown";
import type { Signals } from "./lifecycle/signals";
import { createLogger } from "./logging/logger";
import { Metrics } from "./metrics/metrics";
import { serveMetrics } from "./metrics/server";
import { observeStatements } from "./tracing/observe";

/** Starts the API; it ends with a signal. */
export async function start(
  config: ServerConfig,
  migrationsFolder: string,
  signals: Signals,
): Promise<void> {
  const logger = createLogger(config.identity, config.logLevel);
  const shutdown = { stopping: false };
  const metrics = new Metrics();
  const tracing = config.tracingEndpoint
    ? new (await import("./tracing/tracing")).Tracing(config.tracingEndpoint, config.identity)
    : undefined;
  const database = await Database.open({
    config: config.database,
    applicationName: config.identity.service,
    onCut: (error) => {
      metrics.cutConnections.inc();
      logger.warn({ err: error }, "a database connection was cut");
    },
    observe: observeStatements(metrics, tracing),
  });
  metrics.watch(database);
  const migrations = await readMigrations(migrationsFolder);
  const app = await createApp({
    config,
    database,
    migrations,
    logger,
    metrics,
    tracing,
    shutdown,
  });
  const metricsServer = await serveMetrics(metrics.registry, config.metrics);
  await app.listen({ host: config.http.host, port: config.http.port });
  stopOnSignals(signals, {
    state: shutdown,
    logger,
    ...config.shutdown,
    closing: [
      () => app.close(),
      () => database.close(),
      () => tracing?.close(),
      () => metricsServer.close(),
    ],
  });
}
