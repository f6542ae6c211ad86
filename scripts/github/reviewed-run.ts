import { CommandError, exitCodes, isCommandError } from "../lib/errors.mjs";
import { say } from "../terminal/say";
import { table } from "../terminal/table";
import type { ReviewedOptions } from "./command";
import { reviewsIn } from "./digests";
import { commitOf } from "./event";
import { GitHub } from "./github";
import { placeOf, runUrlOf } from "./place";
import { type Compared, type Comparison, compareWithReviewed } from "./reviewed";

/** `github reviewed`: ends with 8 where something else is planned than what was reviewed. */
export async function reviewed(files: readonly string[], options: ReviewedOptions): Promise<void> {
  const { env } = process;
  const { allowUnreviewed: reason } = options;
  if (reason?.trim() === "")
    throw new CommandError("--allow-unreviewed needs a reason", { exitCode: exitCodes.usage });
  const now = reviewsIn(files);
  const commit = commitOf(env, options.commit);
  const github = new GitHub(placeOf(env, options.repository));
  let compared = false;
  try {
    const comparison = await compareWithReviewed(github, commit, options.key, now);
    process.stdout.write(
      options.json ? `${JSON.stringify(comparison, undefined, 2)}\n` : inWords(comparison),
    );
    compared = true;
    refuseOthers(comparison, files);
  } catch (error) {
    if (reason === undefined || !isUnreviewed(error)) throw error;
    if (options.json && !compared)
      process.stdout.write(`${JSON.stringify({ pull: null, url: null, environments: [] })}\n`);
    say(`Not as it was reviewed: ${error.message}.\nIt goes on all the same: ${reason.trim()}`);
  }
}

/** Not, for instance, that GitHub could not be asked. */
const isUnreviewed = (error: unknown): error is Error =>
  isCommandError(error) &&
  (error.exitCode === exitCodes.refused || error.exitCode === exitCodes.stale);

const WORDS: Readonly<Record<Compared["verdict"], string>> = {
  same: "as it was reviewed",
  nothing: "nothing to change now",
  differs: "something else than what was reviewed",
  "not reviewed": "was not reviewed",
};

function inWords({ pull, url, environments }: Comparison): string {
  const title = pull === null ? "Nothing is planned" : `Reviewed in #${pull}: ${url}`;
  const rows = environments.map(({ environment, verdict }) => ["", environment, WORDS[verdict]]);
  return `${title}\n${table(rows)}\n`;
}

function refuseOthers({ pull, url, environments }: Comparison, files: readonly string[]): void {
  const others = environments.filter(({ verdict }) => !["same", "nothing"].includes(verdict));
  if (others.length === 0) return;
  const names = others.map(({ environment }) => environment).join(", ");
  throw new CommandError(`what is planned for ${names} is not what #${pull} was reviewed for`, {
    hint: [
      "Something was merged or changed by hand since. Nothing was applied.",
      `Reviewed: ${url}`,
      `Now: ${files.join(", ")}${runUrlOf(process.env) ? ` of ${runUrlOf(process.env)}` : ""}`,
      'Look at both, then go on with --allow-unreviewed "<reason>", or open a pull request.',
    ].join("\n"),
    exitCode: exitCodes.stale,
  });
}
