import type { Span } from "@opentelemetry/api";
import plugin from "fastify-plugin";
import type { Tracing } from "./tracing";

const spanOf = Symbol("span");

/** A span for each request, but where `traced: false` says that nobody wants it. Its context is entered after the body was read, which would lose it. */
export const requestTraces = plugin<{ readonly tracing: Tracing }>(async (app, { tracing }) => {
  app.decorateRequest(spanOf, null);
  app.addHook("onRequest", async (request) => {
    const { config, url: route = "none" } = request.routeOptions;
    if (config.traced === false) return;
    request[spanOf] = tracing.startRequest(request.method, route, request.headers);
  });
  app.addHook("preHandler", (request, _reply, done) => {
    const span = request[spanOf];
    if (span) tracing.within(span, done);
    else done();
  });
  app.addHook("onResponse", async (request, reply) => {
    const span = request[spanOf];
    if (span) tracing.endRequest(span, reply.statusCode);
  });
});

declare module "fastify" {
  interface FastifyRequest {
    [spanOf]: Span | null;
  }
  interface FastifyContextConfig {
    readonly traced?: boolean;
  }
}
