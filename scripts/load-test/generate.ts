import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Dispatcher } from "undici";
import { connectionsTo, kindOf, UNFINISHED, wasWaitedFor } from "./connection";
import type { Load, Measured } from "./load";
import { Tally } from "./tally";
import { Turns } from "./turns";

/** After a request that came to nothing at once, so that what is down is not asked thousands of times a second. */
const PAUSE_MS = 100;
/** For answers that are under way when the load ends. */
const GRACE_MS = 2000;

/**
 * Loads a service and tells once a second what was measured until then.
 * @param stop ends it early
 */
export async function generate(
  load: Load,
  tell: (measured: Measured) => void,
  stop: AbortSignal,
): Promise<Measured> {
  const pool = connectionsTo(load.target, load.connections);
  const tally = new Tally();
  const turns = new Turns(load, stop);
  pool.on("connect", () => tally.opened++);
  let stopped: Measured["stopped"];
  const second = setInterval(() => {
    if (tally.failsMoreThan(load.stopAtErrors)) {
      stopped = "errors";
      turns.end();
    }
    tell(tally.measured());
  }, 1000);
  const { pathname, search } = new URL(load.target.url);
  const request = {
    path: pathname + search,
    method: load.method as Dispatcher.HttpMethod,
    headers: load.headers,
    body: load.body ?? null,
  };
  const connection = async () => {
    for (let due = await turns.next(); due !== undefined; due = await turns.next()) {
      const answered = await ask(pool, request, tally, due);
      if (!answered && load.rate === undefined) await turns.pause(PAUSE_MS);
    }
  };
  const all = Promise.all(Array.from({ length: load.connections }, connection));
  await Promise.race([all, turns.over()]);
  const seconds = turns.end();
  await Promise.race([all, wait(GRACE_MS, undefined, { ref: false })]);
  // What is still under way ends as unfinished.
  await pool.destroy();
  clearInterval(second);
  for (const waited of turns.missed()) tally.unfinished(waited);
  return { ...tally.measured(stopped), seconds };
}

/**
 * Sends one request and counts what becomes of it.
 * @returns whether it was answered
 */
function ask(
  pool: Dispatcher,
  request: Dispatcher.DispatchOptions,
  tally: Tally,
  due: number,
): Promise<boolean> {
  let status = 0;
  const waited = () => performance.now() - due;
  return new Promise((resolve) => {
    pool.dispatch(request, {
      onRequestStart() {},
      onResponseStart(_, code) {
        status = code;
      },
      onResponseData(_, chunk) {
        tally.bytes += chunk.length;
      },
      onResponseEnd() {
        tally.answered(status, waited());
        resolve(true);
      },
      onResponseError(_, error) {
        const kind = kindOf(error);
        if (kind === UNFINISHED) tally.unfinished(waited());
        else tally.failed(kind, wasWaitedFor(kind) ? waited() : undefined);
        resolve(false);
      },
    });
  });
}
