import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Database } from "../../db/connection/database";
import type { ShutdownState } from "../lifecycle/state";
import { again, anyProblems, json } from "../problems/responses";
import { retryAfter } from "../problems/translate";
import type { ReadinessProbe } from "./readiness";

export interface HealthRoutesProps {
  readonly shutdown: ShutdownState;
  readonly readiness: ReadinessProbe;
  readonly database: Database;
  readonly version: string;
}

const pool = z.object({ open: z.int(), idle: z.int(), waiting: z.int(), limit: z.int() });

const detailed = z
  .object({
    status: z.enum(["ready", "stopping", "not-ready"]),
    database: z.enum(["up", "down"]),
    migrations: z.enum(["applied", "pending", "unknown"]),
    pool,
    version: z.string(),
    uptimeSeconds: z.int(),
  })
  .meta({ id: "Health" });

const brief = z.object({ status: z.enum(["serving", "stopping"]) });

/**
 * `/health` is what the container and the load balancer ask: it says that this process serves, and
 * nothing of the database, because ECS replaces every task that fails it and no new task would mend
 * a database. `/health/detailed` is for people, releases and alarms.
 */
export const healthRoutes: FastifyPluginAsyncZod<HealthRoutesProps> = async (app, props) => {
  // Asked every few seconds by whoever watches.
  const config = { rateLimit: false, traced: false } as const;
  const tags = ["health"];

  app.get(
    "/health",
    {
      config,
      logLevel: "warn",
      schema: {
        tags,
        operationId: "readHealth",
        summary: "Does this process serve?",
        response: { 200: brief, 503: brief, ...anyProblems() },
      },
    },
    async (_request, reply) => {
      if (!props.shutdown.stopping) return { status: "serving" as const };
      reply.code(503);
      return { status: "stopping" as const };
    },
  );

  app.get(
    "/health/detailed",
    {
      config,
      logLevel: "warn",
      schema: {
        tags,
        operationId: "readDetailedHealth",
        summary: "Can it do its work?",
        response: {
          200: detailed,
          503: json("It cannot at the moment.", detailed, again),
          ...anyProblems(),
        },
      },
    },
    async (_request, reply) => {
      const { database, migrations } = await props.readiness.check();
      const ready = database === "up" && migrations === "applied";
      const { stopping } = props.shutdown;
      if (stopping || !ready) reply.code(503).header("retry-after", retryAfter);
      return {
        status: stopping ? "stopping" : ready ? "ready" : "not-ready",
        database,
        migrations,
        pool: props.database.state.primary,
        version: props.version,
        uptimeSeconds: Math.floor(process.uptime()),
      } as const;
    },
  );
};
