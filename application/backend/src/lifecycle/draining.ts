import plugin from "fastify-plugin";
import type { ShutdownState } from "./state";

/** While the process stops, each answer asks its client to connect anew, which then is elsewhere. */
export const draining = plugin<{ readonly shutdown: ShutdownState }>(async (app, { shutdown }) => {
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (shutdown.stopping) reply.header("connection", "close");
    done();
  });
});
