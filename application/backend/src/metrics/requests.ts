import plugin from "fastify-plugin";
import type { Metrics } from "./metrics";

/** Counts by route, never by URL: an id in a label would be a new series for each user. */
export const requestMetrics = plugin<{ readonly metrics: Metrics }>(async (app, { metrics }) => {
  app.addHook("onResponse", (request, reply, done) => {
    metrics.requests.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        status: reply.statusCode,
      },
      reply.elapsedTime / 1000,
    );
    done();
  });
});
