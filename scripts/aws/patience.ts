import { setTimeout as wait } from "node:timers/promises";
import { explain } from "../lib/report.mjs";
import { awsStatus, explainedAwsError } from "./errors";

/** Calls AWS until it answers; `doing` completes "while …". */
export type Patience = <T>(doing: string, call: () => Promise<T>) => Promise<T>;

export interface PatienceProps {
  /** How often a call is repeated, after the SDK's own attempts. @default without end */
  readonly repeats?: number;
  /** Milliseconds before the first repeat; each further one waits twice as long, up to 30 s. @default 1000 */
  readonly firstWait?: number;
  /** Milliseconds since 1970 after which nothing is repeated. @default never */
  readonly until?: number;
  readonly say: (line: string) => void;
}

const LONGEST_WAIT = 30_000;

/** Of several calls that wait at the same time, one says so. */
const SAID_EVERY = 500;

/** For what goes by by itself (throttling, a network that is gone); any other failure is thrown, explained. */
export function patient({
  repeats = Number.POSITIVE_INFINITY,
  firstWait = 1000,
  until = Number.POSITIVE_INFINITY,
  say,
}: PatienceProps): Patience {
  let said = 0;
  let over = false;
  const sayOnce = (line: string) => {
    if (Date.now() - said > SAID_EVERY) say(line);
    said = Date.now();
  };
  return async (doing, call) => {
    for (let repeat = 0; ; repeat += 1) {
      try {
        return await call();
      } catch (error) {
        const explained = explainedAwsError(error, doing);
        // What others wait for is not wanted any more once one call has failed for good.
        over ||= !passes(error) || repeat >= repeats || Date.now() >= until;
        if (over) throw explained;
        const left = Math.max(0, until - Date.now());
        const pause = Math.min(firstWait * 2 ** repeat, LONGEST_WAIT, left);
        sayOnce(`${firstLineOf(explained)}; again in ${(pause / 1000).toFixed(0)} s`);
        // Not all at the same moment: what was refused together would be refused together again.
        await wait(pause * (0.75 + Math.random() / 4));
      }
    }
  };
}

const THROTTLED = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;
const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|TimeoutError|socket hang up/;

/** Whether the same call may succeed a little later. */
function passes(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = awsStatus(error);
  if (status === 429 || (status ?? 0) >= 500 || THROTTLED.test(error.name)) return true;
  const words = `${error.name} ${error.message} ${"code" in error ? error.code : ""}`;
  return status === undefined && UNREACHABLE.test(words);
}

const firstLineOf = (error: unknown): string =>
  (explain(error).split("\n")[0] ?? "").replace(/^error: /, "");
