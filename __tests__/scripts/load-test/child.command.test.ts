import { expect, test } from "vitest";
import { runGenerator } from "../../../scripts/load-test/child";
import { serve } from "../../support/served";

test("a load that is stopped before it began sends next to nothing", async () => {
  const server = await serve();
  const stop = new AbortController();
  stop.abort();
  const load = {
    target: { url: `http://api.invalid:${server.port}/health`, connectTo: "127.0.0.1" },
    ...{ method: "GET", headers: {}, body: undefined, connections: 1, rate: 10 },
    ...{ seconds: 3600, stopAtErrors: 100 },
  };

  const measured = await runGenerator(process.cwd(), load, () => {}, stop.signal).finally(
    server.stop,
  );

  expect(measured.seconds).toBeLessThan(60);
}, 60_000);
