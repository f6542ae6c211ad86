import { unreadInWords } from "./unread-words";

/** What could not be read, and why: `not allowed: cloudwatch:GetMetricData`. */
export interface Unread {
  readonly unread: string;
}

export type Reading<T> = T | Unread;

export const isUnread = (reading: unknown): reading is Unread =>
  typeof reading === "object" && reading !== null && "unread" in reading;

/** What was read; undefined where it could not be. */
export const readOf = <T>(reading: Reading<T>): T | undefined =>
  isUnread(reading) ? undefined : reading;

/** Calls under way at once: AWS allows each account some tens a second of each operation. */
const AT_ONCE = 16;

/** Asks AWS many things at once. What cannot be read is said in its place and hides nothing else. */
export class Reader {
  #answers = 0;
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];

  /** Whether AWS answered anything at all. */
  get answered(): boolean {
    return this.#answers > 0;
  }

  /** @param permission what IAM calls it: `ecs:DescribeServices` */
  async read<T>(permission: string, call: () => Promise<T>): Promise<Reading<T>> {
    if (this.#underWay >= AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#underWay += 1;
    try {
      const answer = await call();
      this.#answers += 1;
      return answer;
    } catch (error) {
      return { unread: unreadInWords(error, permission) };
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay -= 1;
    }
  }
}

/** The answers of several calls as one list; the first that failed stands for all. */
export function together<T>(readings: readonly Reading<readonly T[]>[]): Reading<readonly T[]> {
  const failed = readings.find(isUnread);
  return failed ?? readings.flatMap((reading) => readOf(reading) ?? []);
}

/** Parts of a list that one call takes. */
export function batchesOf<T>(all: readonly T[], most: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < all.length; start += most)
    batches.push(all.slice(start, start + most));
  return batches;
}
