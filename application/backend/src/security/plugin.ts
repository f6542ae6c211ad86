import cors from "@fastify/cors";
import rateLimit from "@fastify/rate-limit";
import plugin from "fastify-plugin";
import type { ServerConfig } from "../config/server";
import { ProblemError } from "../problems/problem";
import { clientKey } from "./client-key";
import { securityHeaders } from "./headers";

/** Headers that tell browsers to be careful, who may call from a browser, and how often anybody may. */
export const security = plugin<ServerConfig["security"]>(async (app, config) => {
  const headers = securityHeaders();
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  if (config.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: config.corsOrigins,
      methods: ["GET", "POST", "PATCH", "DELETE"],
      exposedHeaders: ["etag", "location", "retry-after", "x-request-id"],
      maxAge: 600,
    });
  }
  if (config.ratePerMinute === 0) return;
  await app.register(rateLimit, {
    max: config.ratePerMinute,
    timeWindow: 60_000,
    // Each client costs some memory: of more than this the longest silent are forgotten.
    cache: 50_000,
    keyGenerator: ({ ip }) => clientKey(ip),
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError(429, "too-many-requests", `Try again in ${Math.ceil(ttl / 1000)} seconds.`),
  });
});
