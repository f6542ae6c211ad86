import { join } from "node:path";
import type { Ended } from "../lib/ended";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";
import { inPrivateFolder } from "./private-folder";

/** What images are built from. */
export interface Revision {
  /** The repository's root. */
  readonly root: string;
  /** Forty hexadecimal digits. */
  readonly commit: string;
  /** What the image says that it is built from: the commit, and what was changed since. */
  readonly name: string;
  /** The same, shorter. */
  readonly tag: string;
}

const SHOWN_FILES = 10;
/** Of a hash in a tag, as `plan` and `deploy` show commits. */
const DIGITS = 12;

/**
 * The revision that a folder is at.
 * @param dirtyAllowed takes uncommitted changes too: the tag then says so and which
 * @throws outside of git, and where there are changes that were not allowed
 */
export async function revisionOf(folder: string, dirtyAllowed: boolean): Promise<Revision> {
  const root = await rootOf(folder);
  const commit = await answerOf(root, ["rev-parse", "--verify", "HEAD"]).catch(() => {
    throw new CommandError(`${root} has no commit yet, and images are named by one`, {
      hint: "Commit what there is: `git add --all && git commit`.",
    });
  });
  const changed = await answerOf(root, ["status", "--porcelain", "--untracked-files=all"]);
  const tag = commit.slice(0, DIGITS);
  if (changed === "") return { root, commit, name: commit, tag };
  if (!dirtyAllowed) throw dirty(root, changed.split("\n"));
  const since = `-dirty-${(await treeOf(root)).slice(0, DIGITS)}`;
  return { root, commit, name: `${commit}${since}`, tag: `${tag}${since}` };
}

async function rootOf(folder: string): Promise<string> {
  const found = await git(folder, ["rev-parse", "--show-toplevel"]);
  if (found.code === 0) return found.stdout;
  throw new CommandError(`${folder} is in no git repository, and images are named by its commit`, {
    hint: `Run it in a clone, or begin one: git init && git add --all && git commit.\n${found.stderr}`,
  });
}

/** The hash of everything that is not ignored, as it is now: same files, same hash. Nothing is left in git. */
function treeOf(root: string): Promise<string> {
  return inPrivateFolder(async (folder) => {
    const objects = await answerOf(root, [
      "rev-parse",
      "--path-format=absolute",
      "--git-path",
      "objects",
    ]);
    const environment = {
      ...process.env,
      GIT_INDEX_FILE: join(folder, "index"),
      GIT_OBJECT_DIRECTORY: folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
    };
    await answerOf(root, ["add", "--all"], environment);
    return answerOf(root, ["write-tree"], environment);
  });
}

async function answerOf(
  root: string,
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<string> {
  const { code, stdout, stderr } = await git(root, args, environment);
  if (code === 0) return stdout;
  throw new CommandError(`\`git ${args.join(" ")}\` failed in ${root}`, { hint: stderr });
}

async function git(
  folder: string,
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<Ended> {
  try {
    return await runToEnd("git", ["-C", folder, ...args], environment);
  } catch (error) {
    throw new CommandError("git could not be started, and images are named by its commit", {
      hint: "Install it: https://git-scm.com/downloads",
      exitCode: exitCodes.program,
      cause: error,
    });
  }
}

function dirty(root: string, changed: readonly string[]): CommandError {
  const more = changed.length - SHOWN_FILES;
  const files = changed.slice(0, SHOWN_FILES).map((line) => `  ${line}`);
  if (more > 0) files.push(`  and ${more} more`);
  return new CommandError(
    `${root} has changes that are not committed, so no commit says what would be in the image`,
    {
      hint: [
        ...files,
        "Commit them, or build all the same with --dirty: the tag then says so.",
      ].join("\n"),
      exitCode: exitCodes.refused,
    },
  );
}
