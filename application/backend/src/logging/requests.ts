import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import plugin from "fastify-plugin";

/** The caller's id where it has a sensible one, so that one request has one id in all logs. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w.:=-]{8,128}$/.test(given) ? given : randomUUID();
}

/**
 * One line for each answer, and the id in the answer. A route is logged in place of a URL, because
 * URLs have e-mail addresses and ids in them.
 */
export const requestLog = plugin(async (app) => {
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      "answered",
    );
    done();
  });
});
