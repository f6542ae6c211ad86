import plugin from "fastify-plugin";
import { ProblemError } from "./problem";

/**
 * What HTTP asks of a request beside its form. Node would refuse these itself, without a body, a line
 * in the log or a count: it is told to leave them to us.
 */
export const expectations = plugin(async (app) => {
  app.server.on("checkExpectation", (request, response) =>
    app.server.emit("request", request, response),
  );
  app.addHook("onRequest", async ({ headers, raw }) => {
    if (headers.host === undefined && raw.httpVersion === "1.1") {
      throw new ProblemError(400, "host-missing", "A request must have the header Host.");
    }
    if (headers.expect !== undefined && !/^100-continue$/i.test(headers.expect)) {
      throw new ProblemError(417, "expectation", "Of Expect only 100-continue is taken.");
    }
  });
});
