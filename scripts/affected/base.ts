import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type Git, gitIn, orUndefined } from "./git";
import { isShallow, shallow } from "./shallow";

/** A clone, and what in it a change is measured from. */
export interface Base {
  /** The clone's own root, which may be above the repository of the platform. */
  readonly gitRoot: string;
  /** Where the change begins, or why that is not known: then everything counts. */
  readonly from: { readonly commit: string } | { readonly unknown: string };
}

/**
 * Where a change begins: at the last commit that it and what was named have in common, so that what others
 * merged meanwhile is no part of it.
 * @param named a commit, branch or tag. Forty zeros are none, as GitHub says of a branch that is new. A commit in full
 * that is gone is none either: GitHub names what a branch was before a push that wrote it anew
 * @throws outside of git, and where there is no such commit here
 */
export async function baseOf(folder: string, named: string | undefined): Promise<Base> {
  const git = gitIn(folder);
  const gitRoot = await orUndefined(git(["rev-parse", "--show-toplevel"]));
  if (gitRoot === undefined)
    throw new CommandError(
      `${folder} is in no git repository, and a change is told by its commits`,
      {
        hint: "Run it in a clone. Without --base nothing is compared, but images are found by git too.",
      },
    );
  if (named === undefined || /^0{40,64}$/.test(named)) return { gitRoot, from: NO_BASE };
  return { gitRoot, from: await beginning(git, named) };
}

const NO_BASE = { unknown: "there is no commit to measure from" };

async function beginning(git: Git, named: string): Promise<Base["from"]> {
  const found = named.startsWith("-")
    ? undefined
    : await orUndefined(git(["rev-parse", "--verify", "--quiet", `${named}^{commit}`]));
  const common = found && (await orUndefined(git(["merge-base", found, "HEAD"])));
  if (common !== undefined) return { commit: common };
  const words =
    found === undefined
      ? `the commit ${named} is not in this clone`
      : `${named} and what is checked out have no commit in common`;
  if (await isShallow(git)) throw shallow(`${words}, which is shallow`);
  if (/^[0-9a-f]{40,64}$/.test(named)) return { unknown: `${words}; its branch was written anew` };
  throw new CommandError(found === undefined ? `there is no commit ${named} here` : words, {
    hint: "Name a commit, branch or tag that this branch came from; `git fetch` brings those that are new.",
    exitCode: exitCodes.usage,
  });
}
