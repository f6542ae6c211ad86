import { CommandError, exitCodes } from "../lib/errors.mjs";
import { gitIn, orUndefined } from "./git";
import type { Reference } from "./reference";
import { isShallow, shallow } from "./shallow";

/**
 * Refuses a tag of something that was never merged: whoever may push a tag would have it deployed without a pull
 * request, and who approves sees a name. On a laptop, and for a branch, nothing is refused.
 * @param branch the default one, whose commits came with pull requests
 * @throws where the branch does not have the commit that is checked out, or this clone cannot tell
 */
export async function requireMerged(
  gitRoot: string,
  reference: Reference | undefined,
  branch: string,
): Promise<void> {
  if (reference?.kind !== "tag") return;
  const git = gitIn(gitRoot);
  const remote = `refs/remotes/origin/${branch}`;
  const known = await orUndefined(git(["rev-parse", "--verify", "--quiet", remote]));
  if (known === undefined || (await isShallow(git)))
    throw shallow(`this clone cannot tell whether ${branch} has what ${reference.name} is on`);
  const commit = await git(["rev-parse", "HEAD"]);
  const merged = await orUndefined(git(["merge-base", "--is-ancestor", commit, remote]));
  if (merged !== undefined) return;
  throw new CommandError(
    `${reference.name} is on ${commit.slice(0, 12)}, which ${branch} does not have`,
    {
      hint: `No pull request brought it, so nobody reviewed it. Merge it into ${branch}, and tag a commit of ${branch}.`,
      exitCode: exitCodes.refused,
    },
  );
}
