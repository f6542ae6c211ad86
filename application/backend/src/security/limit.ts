import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, onRequestAsyncHookHandler } from "fastify";
import { ProblemError } from "../problems/problem";
import { clientKey } from "./client-key";

/**
 * Limits what a client may ask in a minute. One hook for everything, and not one for each route as
 * the package has it, so that what finds no route, a method that is not taken or a preflight counts
 * as well. Only a route with `rateLimit: false` does not.
 */
export async function limitRequests(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: 60_000,
    // Each client costs some memory: of more than this the longest silent are forgotten.
    cache: 50_000,
    keyGenerator: ({ ip }) => clientKey(ip),
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError(429, "too-many-requests", `Try again in ${Math.ceil(ttl / 1000)} seconds.`),
  });
  const limit = app.rateLimit() as onRequestAsyncHookHandler;
  app.addHook("onRequest", async function (request, reply) {
    if (request.routeOptions.config.rateLimit !== false) await limit.call(this, request, reply);
  });
}
