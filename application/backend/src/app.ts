import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Database } from "../db/connection/database";
import type { MigrationFile } from "../db/migrate/files";
import { jsonBodies } from "./bodies/json";
import type { ServerConfig } from "./config/server";
import { ReadinessProbe } from "./health/readiness";
import { healthRoutes } from "./health/routes";
import { draining } from "./lifecycle/draining";
import type { ShutdownState } from "./lifecycle/state";
import { requestId, requestLog } from "./logging/requests";
import type { Metrics } from "./metrics/metrics";
import { requestMetrics } from "./metrics/requests";
import { openapi } from "./openapi/plugin";
import { serializerCompiler } from "./openapi/serializer";
import { refuseConnections } from "./problems/client-error";
import { expectations } from "./problems/expectations";
import { knownMethods } from "./problems/methods";
import { problems } from "./problems/plugin";
import { decodable, undecodablePaths } from "./problems/undecodable";
import { security } from "./security/plugin";
import { requestTraces } from "./tracing/requests";
import type { Tracing } from "./tracing/tracing";
import { Cursors } from "./users/cursor";
import { Users } from "./users/repository";
import { userRoutes } from "./users/routes";

export interface AppProps {
  readonly config: ServerConfig;
  readonly database: Database;
  readonly migrations: readonly MigrationFile[];
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly tracing: Tracing | undefined;
  readonly shutdown: ShutdownState;
}

/** The API, complete and not yet listening. */
export async function createApp(props: AppProps) {
  const { config, database, shutdown } = props;
  const app = Fastify({
    loggerInstance: props.logger,
    // One line of our own an answer, in place of two.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    trustProxy: config.http.trustedProxies,
    bodyLimit: config.http.bodyLimit,
    requestTimeout: config.http.requestTimeout,
    keepAliveTimeout: config.http.keepAliveTimeout,
    http: {
      headersTimeout: config.http.requestTimeout,
      connectionsCheckingInterval: 1000,
      // We refuse it ourselves, as we refuse everything else: `problems/expectations.ts`.
      requireHostHeader: false,
    },
    rewriteUrl: decodable,
    // What is longer is no id, and says so. The length of a URL is limited with the headers' (431).
    routerOptions: { maxParamLength: 65_536 },
    // What arrives on an open connection while we stop is still answered.
    return503OnClosing: false,
    forceCloseConnections: "idle",
    clientErrorHandler: refuseConnections(props),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  await app.register(requestLog);
  await app.register(requestMetrics, { metrics: props.metrics });
  if (props.tracing) await app.register(requestTraces, { tracing: props.tracing });
  await app.register(draining, { shutdown });
  await app.register(problems);
  await app.register(jsonBodies);
  await app.register(security, config.security);
  await app.register(expectations);
  await app.register(knownMethods);
  await app.register(undecodablePaths);
  if (config.http.docs) await app.register(openapi, config.identity);
  await app.register(healthRoutes, {
    shutdown,
    database,
    readiness: new ReadinessProbe(database, props.migrations),
    version: config.identity.version,
  });
  await app.register(userRoutes, {
    users: new Users(database),
    cursors: new Cursors(config.sessionKeys),
  });
  app.refuseOtherMethods();
  return app;
}
