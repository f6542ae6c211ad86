const MARKER = /<!-- devops-platform head ([0-9a-f]{40}) -->/g;

/** The last line of a comment, which nobody sees: the commit of the pull request that the comment is about. */
export const headMarker = (commit: string): string => `<!-- devops-platform head ${commit} -->`;

/** The commit that a comment is about; undefined where none is said, or more than one: somebody wrote into it. */
export function headIn(body: string): string | undefined {
  const found = [...body.matchAll(MARKER)];
  return found.length === 1 ? found[0]?.[1] : undefined;
}
