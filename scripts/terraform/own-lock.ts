import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lock } from "../state/lock-info";
import type { TerraformRun } from "./run";

/** Terraform's log, in its workspace. */
const LOG = "locks.log";

/** How often an answer may be lost before it is said that the lock is held. */
const TIMES = 2;

/**
 * Runs Terraform, and once more where its own lock refused it. AWS grants a lock and the answer is lost; the
 * SDK inside Terraform asks again, is told that the lock is held, and Terraform ends: nobody would ever
 * release it. Only Terraform's log knows which id it gave its lock.
 *
 * Where the caller has Terraform write a log already, that is left alone, and every lock is somebody else's.
 * @param attempt runs Terraform to its end in an environment
 * @param refusing the lock that refused it
 */
export async function unlessItsOwnLock<T>(
  { directory, environment, giveBack }: TerraformRun,
  attempt: (environment: NodeJS.ProcessEnv) => Promise<T>,
  refusing: (outcome: T) => Lock | undefined,
): Promise<T> {
  if (giveBack === undefined || isLogged(environment)) return attempt(environment);
  const log = join(directory, LOG);
  // Terraform itself would make it readable for everybody.
  closeSync(openSync(log, "a", 0o600));
  const logged = { ...environment, TF_LOG_CORE: "info", TF_LOG_PATH: log };
  for (let left = TIMES; ; left--) {
    const outcome = await attempt(logged);
    const lock = left > 0 ? refusing(outcome) : undefined;
    if (lock === undefined || !locksIn(readFileSync(log, "utf8")).includes(lock.id)) return outcome;
    if (!(await giveBack(lock.id))) return outcome;
  }
}

const isLogged = (environment: NodeJS.ProcessEnv): boolean =>
  Object.entries(environment).some(([name, value]) => /^TF_LOG(_|$)/.test(name) && value);

/**
 * The ids of the locks that Terraform tried to take, from its log.
 * Source: the S3 backend of Terraform 1.11, at the level INFO.
 */
export const locksIn = (log: string): string[] =>
  [...log.matchAll(/Attempting to lock remote state.*? tf_backend\.lock\.id="?([^\s"]+)/g)].map(
    ([, id = ""]) => id,
  );
