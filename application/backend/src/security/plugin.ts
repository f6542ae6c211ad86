import cors from "@fastify/cors";
import plugin from "fastify-plugin";
import type { ServerConfig } from "../config/server";
import { securityHeaders } from "./headers";
import { limitRequests } from "./limit";

/** Headers that tell browsers to be careful, how often anybody may call, and who may from a browser. */
export const security = plugin<ServerConfig["security"]>(async (app, config) => {
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  if (config.ratePerMinute > 0) await limitRequests(app, config.ratePerMinute);
  if (config.corsOrigins.length === 0) return;
  await app.register(cors, {
    origin: config.corsOrigins,
    methods: ["GET", "POST", "PATCH", "DELETE"],
    exposedHeaders: ["etag", "location", "retry-after", "x-request-id"],
    maxAge: 600,
    // Its own refusal is no problem+json: OPTIONS that is no preflight is answered as if it were one.
    strictPreflight: false,
  });
});
