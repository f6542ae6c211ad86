import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type Git, gitIn, orUndefined } from "./git";

/** A clone, and what in it a change is measured from. */
export interface Base {
  /** The clone's own root, which may be above the repository of the platform. */
  readonly gitRoot: string;
  /** Forty hexadecimal digits, where the change begins; undefined where it has no beginning. */
  readonly commit: string | undefined;
}

/**
 * Where a change begins: at the last commit that it and what was named have in common, so that what others
 * merged meanwhile is no part of it.
 * @param named a commit, branch or tag; forty zeros are none, as GitHub says of a branch that is new
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
  if (named === undefined || /^0{40,64}$/.test(named)) return { gitRoot, commit: undefined };
  const commit = await commitOf(git, named);
  const common = await orUndefined(git(["merge-base", commit, "HEAD"]));
  if (common === undefined) throw await unrelated(git, named);
  return { gitRoot, commit: common };
}

async function commitOf(git: Git, named: string): Promise<string> {
  const found = named.startsWith("-")
    ? undefined
    : await orUndefined(git(["rev-parse", "--verify", "--quiet", `${named}^{commit}`]));
  if (found !== undefined) return found;
  if (await isShallow(git))
    throw shallow(`the commit ${named} is not in this clone, which is shallow`);
  throw new CommandError(`there is no commit ${named} here`, {
    hint: "Name a commit, branch or tag of this clone; `git fetch` brings those that are new.",
    exitCode: exitCodes.usage,
  });
}

async function unrelated(git: Git, named: string): Promise<CommandError> {
  const words = `${named} and what is checked out have no commit in common`;
  if (await isShallow(git)) return shallow(`${words} in this clone, which is shallow`);
  return new CommandError(words, {
    hint: "Name a commit that this branch came from.",
    exitCode: exitCodes.usage,
  });
}

const isShallow = async (git: Git): Promise<boolean> =>
  (await git(["rev-parse", "--is-shallow-repository"])) === "true";

const shallow = (words: string): CommandError =>
  new CommandError(words, {
    hint: "In a workflow give actions/checkout `fetch-depth: 0`; here `git fetch --unshallow` brings the rest.",
  });
