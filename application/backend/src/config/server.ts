import { z } from "zod";
import { databaseChecks, databaseConfig, databaseVariables } from "./database";
import { list, onOff, port, seconds, whole } from "./fields";
import { identityOf, serviceVariables } from "./service";

/** Everything the API reads from its environment. */
export const serverSchema = z
  .object({
    ...serviceVariables,
    ...databaseVariables,
    PORT: port.default(3000),
    /** Address to listen on. Default: all, as a container has to. */
    HOST: z.string().default("0.0.0.0"),
    /** Signs page cursors. A new key makes the cursors that clients hold invalid. */
    SESSION_KEY: z.string().min(32, "is shorter than 32 characters"),
    METRICS_PORT: port.default(9464),
    /** Default: this machine alone. In a task that is also its sidecars, which share its network. */
    METRICS_HOST: z.string().default("127.0.0.1"),
    /** Who may say in X-Forwarded-For whom a request is from. Default: private addresses. */
    TRUSTED_PROXIES: list.default(["loopback", "linklocal", "uniquelocal"]),
    /** Requests a client may make of one task in a minute; 0 lets all pass. */
    RATE_LIMIT_PER_MINUTE: whole(0, 1_000_000).default(600),
    /** Origins that browsers may call from. Default: none. */
    CORS_ORIGINS: list.default([]),
    BODY_LIMIT_BYTES: whole(1024, 10_485_760).default(65_536),
    /** How long a client may take to send a request. */
    REQUEST_TIMEOUT_SECONDS: seconds(1, 300).default(15_000),
    /** Longer than the load balancer keeps a connection (60), so that it is the one to close it. */
    KEEP_ALIVE_SECONDS: seconds(1, 4000).default(65_000),
    /** After SIGTERM: how long it still takes requests, so that nobody sends to a closed door. */
    SHUTDOWN_DELAY_SECONDS: seconds(0, 100).default(5000),
    /** After SIGTERM: when it ends whatever is still open. Less than the stop timeout of the task. */
    SHUTDOWN_TIMEOUT_SECONDS: seconds(1, 119).default(25_000),
    API_DOCS: onOff.default(true),
    /** Where traces go (OTLP over HTTP). Without it, nothing of OpenTelemetry is loaded. */
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url("is not a URL").optional(),
  })
  .check(databaseChecks)
  .transform((variables) => ({
    identity: identityOf(variables),
    logLevel: variables.LOG_LEVEL,
    database: databaseConfig(variables),
    sessionKey: variables.SESSION_KEY,
    http: {
      host: variables.HOST,
      port: variables.PORT,
      trustedProxies: variables.TRUSTED_PROXIES,
      bodyLimit: variables.BODY_LIMIT_BYTES,
      requestTimeout: variables.REQUEST_TIMEOUT_SECONDS,
      keepAliveTimeout: variables.KEEP_ALIVE_SECONDS,
      docs: variables.API_DOCS,
    },
    metrics: { host: variables.METRICS_HOST, port: variables.METRICS_PORT },
    security: {
      ratePerMinute: variables.RATE_LIMIT_PER_MINUTE,
      corsOrigins: variables.CORS_ORIGINS,
    },
    shutdown: {
      delay: variables.SHUTDOWN_DELAY_SECONDS,
      timeout: variables.SHUTDOWN_TIMEOUT_SECONDS,
    },
    tracingEndpoint: variables.OTEL_EXPORTER_OTLP_ENDPOINT,
  }));

export type ServerConfig = z.output<typeof serverSchema>;
