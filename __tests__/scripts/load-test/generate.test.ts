import { expect, test } from "vitest";
import { generate } from "../../../scripts/load-test/generate";
import { failuresIn, type Load } from "../../../scripts/load-test/load";
import { type Served, serve } from "../../support/served";

/** Each test has a server of its own, so that they can wait at the same time. */
const withServer = (what: string, use: (served: Served) => Promise<void>) =>
  test.concurrent(what, async () => {
    const server = await serve();
    await use(server).finally(() => server.stop());
  });

const load = (port: number, more: Partial<Load>): Load => ({
  // Nobody can have this name, so that only the other one can be what is connected to.
  target: { url: `http://api.invalid:${port}/health`, connectTo: "127.0.0.1" },
  method: "GET",
  headers: {},
  body: undefined,
  connections: 2,
  rate: undefined,
  seconds: 1,
  stopAtErrors: 100,
  ...more,
});

const measure = (given: Load, stop = new AbortController()) =>
  generate(given, () => {}, stop.signal);

withServer("requests for a name go to the load balancer that was told", async (served) => {
  await measure(load(served.port, { rate: 10 }));

  expect(served.hosts).toEqual(new Set([`api.invalid:${served.port}`]));
});

withServer("a rate is kept to, request by request", async (served) => {
  const given = load(served.port, { rate: 50, seconds: 2, connections: 10 });

  const { requests, statuses, unfinished } = await measure(given);

  // On a busy machine the last ones may have had no time.
  expect(requests + unfinished).toBe(100);
  expect(statuses).toEqual({ 200: requests });
  expect(served.asked.length).toBeGreaterThanOrEqual(requests);
});

withServer("with a rate, what waits for a slow answer is slow too", async (served) => {
  served.stallOnce(1000);

  // Two requests meet the stall. Of those that were due meanwhile, all but the last 30 waited over 300 ms.
  const { latency } = await measure(load(served.port, { rate: 100, seconds: 2 }));

  expect(latency?.p90).toBeGreaterThan(300);
});

withServer(
  "what is still due at the end is counted, and how long it had waited",
  async (served) => {
    served.delay = 60_000;

    const measured = await measure(load(served.port, { rate: 100, seconds: 1 }));

    expect(measured).toMatchObject({ requests: 0, unfinished: 100 });
    expect(measured.latency?.max).toBeGreaterThan(900);
  },
);

withServer("what is not answered is counted by what happened", async (served) => {
  served.status = -1;
  const lost = await measure(load(served.port, { rate: 10 }));
  served.stop();
  const refused = await measure(load(served.port, { rate: 10 }));

  expect([lost.unanswered, refused.unanswered]).toEqual([
    { "connection lost": 10 },
    { "connection refused": 10 },
  ]);
  expect(failuresIn(refused)).toBe(10);
});

withServer("it ends when it is told to", async (served) => {
  const stop = new AbortController();
  const measuring = measure(load(served.port, { seconds: 600 }), stop);
  while (served.asked.length < 10) await new Promise((resolve) => setTimeout(resolve, 10));
  stop.abort();

  expect((await measuring).requests).toBeGreaterThanOrEqual(10);
});
