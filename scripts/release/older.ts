import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CommandError, exitCodes } from "../lib/errors.mjs";

const run = promisify(execFile);

/** Two images, by the commits that their tags name. */
export interface Compared {
  readonly image: string;
  readonly environment: string;
  /** What is to be released. */
  readonly chosen: readonly string[];
  /** What runs. */
  readonly running: readonly string[];
}

/**
 * Refuses an image that is older than what runs, as a job that is run again would release it: whoever means to go back
 * says so. An image that was built of several commits is as new as the newest of them. Where git does not know the
 * commits nothing is refused.
 * @param folder of a clone
 * @throws with 10
 */
export async function refuseOlder(folder: string, compared: Compared): Promise<void> {
  const { image, environment, chosen, running } = compared;
  const newer = await Promise.all(chosen.map((one) => descendantOf(folder, one, running)));
  const [found] = newer;
  if (found === undefined || newer.includes(undefined)) return;
  throw new CommandError(
    `the image ${image} of ${chosen.join(", ")} is older than what ${environment} runs, which is of ${found}`,
    {
      hint: `A job that is run again comes too late. To go back: devops-platform rollback ${environment}, or --allow-older.`,
      exitCode: exitCodes.refused,
    },
  );
}

/** One of some commits that came after another; undefined where none did, or git does not know. */
async function descendantOf(
  folder: string,
  commit: string,
  others: readonly string[],
): Promise<string | undefined> {
  if (others.includes(commit)) return undefined;
  for (const other of others) {
    const asked = ["merge-base", "--is-ancestor", commit, other];
    const after = await run("git", ["-C", folder, ...asked]).then(
      () => true,
      () => false,
    );
    if (after) return other;
  }
  return undefined;
}
