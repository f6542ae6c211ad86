import { z } from "zod";
import { across } from "./across";
import { databaseChecks, databaseConfig, databaseVariables } from "./database";
import { onOff, port, seconds, whole } from "./fields";
import { listenAddress, origins, proxies } from "./network-fields";
import { identityOf, serviceVariables } from "./service";

const key = z.string().min(32, "is shorter than 32 characters");

/** Requests that come in during the delay have to be finished before all is ended. */
const shutdownCheck = across<{
  readonly SHUTDOWN_DELAY_SECONDS: unknown;
  readonly SHUTDOWN_TIMEOUT_SECONDS: unknown;
}>(({ SHUTDOWN_DELAY_SECONDS: delay, SHUTDOWN_TIMEOUT_SECONDS: timeout }, report) => {
  if (typeof delay !== "number" || typeof timeout !== "number" || delay < timeout) return;
  report(
    "SHUTDOWN_DELAY_SECONDS",
    "is not less than SHUTDOWN_TIMEOUT_SECONDS, after which all is ended",
  );
});

/** Everything the API reads from its environment. */
export const serverSchema = z
  .object({
    ...serviceVariables,
    ...databaseVariables,
    PORT: port.default(3000),
    /** Address to listen on. Default: all, as a container has to. */
    HOST: listenAddress.default("0.0.0.0"),
    /** Signs page cursors. */
    SESSION_KEY: key,
    /** The key before this one: cursors that it signed are still taken, so that no client starts anew. */
    SESSION_KEY_PREVIOUS: key.optional(),
    METRICS_PORT: port.default(9464),
    /** Default: this machine alone. In a task that is also its sidecars, which share its network. */
    METRICS_HOST: listenAddress.default("127.0.0.1"),
    /** Who may say in X-Forwarded-For whom a request is from. Default: private addresses. */
    TRUSTED_PROXIES: proxies.default(["loopback", "linklocal", "uniquelocal"]),
    /** Requests a client may make of one task in a minute; 0 lets all pass. */
    RATE_LIMIT_PER_MINUTE: whole(0, 1_000_000).default(600),
    /** Origins that browsers may call from. Default: none. */
    CORS_ORIGINS: origins.default([]),
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
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .url({ protocol: /^https?$/, error: "is no URL of http or https" })
      .optional(),
  })
  .check(databaseChecks, shutdownCheck)
  .transform((variables) => ({
    identity: identityOf(variables),
    logLevel: variables.LOG_LEVEL,
    database: databaseConfig(variables),
    sessionKeys: sessionKeysOf(variables.SESSION_KEY, variables.SESSION_KEY_PREVIOUS),
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

const sessionKeysOf = (current: string, previous?: string): readonly [string, ...string[]] =>
  previous === undefined ? [current] : [current, previous];

export type ServerConfig = z.output<typeof serverSchema>;
