import { gitIn } from "./git";

/**
 * Files that differ between a commit and what is checked out, uncommitted ones and new ones included; those
 * that git ignores are not. Relative to the clone's root, with forward slashes.
 */
export async function changedFiles(gitRoot: string, commit: string): Promise<readonly string[]> {
  const git = gitIn(gitRoot);
  const changed = await git(["diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", commit]);
  const added = await git(["ls-files", "--others", "--exclude-standard", "-z"]);
  return [...new Set([...namesIn(changed), ...namesIn(added)])].sort();
}

const namesIn = (answer: string): string[] => answer.split("\0").filter((name) => name !== "");
