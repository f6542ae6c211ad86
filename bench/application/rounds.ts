import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { LoadResult } from "./load";
import { builtProgram } from "./programs";
import type { Server } from "./server";
import type { Shape } from "./shapes";

export interface Round extends LoadResult {
  readonly perSecond: number;
  /** Answers for each second of a processor that the service used; undefined where unknown. */
  readonly perCoreSecond: number | undefined;
}

/** One load on one service, and what it cost. */
export async function loadOnce(
  root: string,
  server: Server,
  shape: Shape,
  seconds: number,
): Promise<Round> {
  const before = server.processorSeconds;
  const args = [builtProgram(root, "load"), server.url, shape, `${seconds}`];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new Error(`the load on ${server.name} ended with code ${code}`);
  const result = JSON.parse(output) as LoadResult;
  const used = (server.processorSeconds ?? 0) - (before ?? 0);
  return {
    ...result,
    perSecond: result.requests / result.seconds,
    perCoreSecond: before === undefined ? undefined : result.requests / used,
  };
}

/**
 * Loads all services in turn, so that each sees the same machine, after one round that warms them
 * up and does not count. Each figure is the median of its rounds; failures are added.
 */
export async function race(
  root: string,
  servers: readonly Server[],
  shape: Shape,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Round[]> {
  const seen = servers.map((): Round[] => []);
  for (const server of servers) await loadOnce(root, server, shape, seconds / 2);
  for (let round = 0; round < rounds; round++)
    for (const [index, server] of servers.entries())
      seen[index]?.push(await loadOnce(root, server, shape, seconds));
  return seen.map(summary);
}

function summary(rounds: readonly Round[]): Round {
  const middle = (pick: (round: Round) => number | undefined) =>
    rounds.map((round) => pick(round) ?? 0).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ??
    0;
  return {
    requests: rounds.reduce((sum, { requests }) => sum + requests, 0),
    seconds: rounds.reduce((sum, { seconds }) => sum + seconds, 0),
    failures: rounds.reduce((sum, { failures }) => sum + failures, 0),
    mean: middle(({ mean }) => mean),
    p50: middle(({ p50 }) => p50),
    p95: middle(({ p95 }) => p95),
    p99: middle(({ p99 }) => p99),
    perSecond: middle(({ perSecond }) => perSecond),
    perCoreSecond:
      rounds[0]?.perCoreSecond === undefined
        ? undefined
        : middle(({ perCoreSecond }) => perCoreSecond),
  };
}
