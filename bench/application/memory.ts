import { setTimeout as pause } from "node:timers/promises";
import { table } from "../measure";
import { loadOnce } from "./rounds";
import type { Server } from "./server";

/** Seconds between two looks. */
const interval = 5;

/** MiB a service has at the start of a long load, in each fifth of it and how fast it grows. */
export async function memoryUnder(root: string, server: Server, minutes: number): Promise<string> {
  const samples: number[] = [];
  let running = true;
  const watch = async () => {
    while (running) {
      samples.push(server.memory ?? 0);
      await pause(interval * 1000);
    }
  };
  const watching = watch();
  const { requests, failures, perSecond, p99 } = await loadOnce(
    root,
    server,
    "mixed",
    minutes * 60,
  );
  running = false;
  await watching;
  const fifth = Math.ceil(samples.length / 5);
  const means = [0, 1, 2, 3, 4].map((part) =>
    mean(samples.slice(part * fifth, (part + 1) * fifth)).toFixed(0),
  );
  const late = samples.slice(Math.floor(samples.length / 2));
  return [
    `${minutes} minutes of the mixed load: ${requests} requests, ${failures} failures, ${perSecond.toFixed(0)} requests/s, p99 ${p99.toFixed(1)} ms`,
    table([
      [
        "MiB",
        "first",
        ...means.map((_, part) => `fifth ${part + 1}`),
        "last",
        "a minute, 2nd half",
      ],
      [
        server.name,
        (samples[0] ?? 0).toFixed(0),
        ...means,
        (samples.at(-1) ?? 0).toFixed(0),
        ((slope(late) * 60) / interval).toFixed(2),
      ],
    ]),
  ].join("\n");
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The straight line through the values, by least squares: how much one is more than the one before. */
function slope(values: readonly number[]): number {
  const [x, y] = [(values.length - 1) / 2, mean(values)];
  const up = values.reduce((sum, value, index) => sum + (index - x) * (value - y), 0);
  const across = values.reduce((sum, _, index) => sum + (index - x) ** 2, 0);
  return across === 0 ? 0 : up / across;
}
