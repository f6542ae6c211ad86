import plugin from "fastify-plugin";
import type { ShutdownState } from "./state";

/** While the process stops, each answer asks its client to connect anew, which then is elsewhere. */
export const draining = plugin<{ readonly shutdown: ShutdownState }>(async (app, { shutdown }) => {
  app.addHook("onSend", async (_request, reply) => {
    if (shutdown.stopping) reply.header("connection", "close");
  });
});
