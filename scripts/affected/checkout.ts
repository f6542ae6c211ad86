import { join } from "node:path";
import { gitIn } from "./git";

/**
 * Writes the files of a commit into a folder. Unlike a worktree this leaves nothing in the clone, however it
 * ends, and needs no place in its list of worktrees.
 * @param folder a private one; the files are in its subfolder that is returned
 */
export async function writeCommit(
  gitRoot: string,
  commit: string,
  folder: string,
): Promise<string> {
  const git = gitIn(gitRoot);
  const index = { GIT_INDEX_FILE: join(folder, "index") };
  const tree = join(folder, "tree");
  await git(["read-tree", commit], index);
  await git(["checkout-index", "--all", "--quiet", `--prefix=${tree}/`], index);
  return tree;
}
