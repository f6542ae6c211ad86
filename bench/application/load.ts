import { randomInt } from "node:crypto";
import autocannon from "autocannon";
import { connections, requestsFor, type Shape } from "./shapes";

/** What a load saw. Times in milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Answers that are no 2xx, and requests without one. */
  readonly failures: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** `node load.mjs <url> <shape> <seconds>`: a process of its own, so that it takes no turn of anybody's. */
async function load(url: string, shape: Shape, duration: number): Promise<LoadResult> {
  const times: number[] = [];
  const done = new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections,
        duration,
        setupClient: (client) => {
          const requests = requestsFor(shape);
          // Else all of them would write in the same moments.
          const start = randomInt(requests.length);
          client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
        },
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    run.on("response", (_client, _status, _bytes, time) => times.push(time));
  });
  const { duration: seconds, errors, timeouts, non2xx } = await done;
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return {
    requests: sorted.length,
    seconds,
    failures: errors + timeouts + non2xx,
    mean: sorted.reduce((sum, time) => sum + time, 0) / sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

const [url, shape, seconds] = process.argv.slice(2);
if (url && shape && seconds) {
  process.stdout.write(JSON.stringify(await load(url, shape as Shape, Number(seconds))));
}
