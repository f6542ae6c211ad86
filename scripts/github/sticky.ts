import { type Comment, createComment, deleteComment, ownComments, updateComment } from "./comments";
import { GitHubFailure } from "./failures";
import type { GitHub } from "./github";
import { ownNames } from "./own";

/** What became of a comment that is kept up to date. */
export interface Kept {
  readonly pull: number;
  readonly outcome: "created" | "updated" | "unchanged";
  readonly url: string;
}

/**
 * Makes a pull request have one comment with a marker, of this text. GitHub knows no "only if there is none": who
 * makes one looks again, and of two the older stays. So two jobs at once leave one comment, with the text of either.
 * @param body begins with the marker
 */
export async function keepComment(
  github: GitHub,
  pull: number,
  marker: string,
  body: string,
): Promise<Kept> {
  const names = await ownNames(github);
  const found = () => ownComments(github, pull, marker, names);
  const [first, ...more] = await found();
  if (first !== undefined) return { pull, ...(await changed(github, first, more, body)) };
  const made = await createComment(github, pull, body);
  const [oldest] = await found();
  if (oldest === undefined || oldest.id >= made.id)
    return { pull, outcome: "created", url: made.html_url };
  return { pull, ...(await changed(github, oldest, [made], body)) };
}

async function changed(
  github: GitHub,
  comment: Comment,
  superfluous: readonly Comment[],
  body: string,
): Promise<Omit<Kept, "pull">> {
  for (const { id } of superfluous) await deleteComment(github, id).catch(unlessGone);
  const { html_url: url } = comment;
  // GitHub gives line ends back as a browser sends them.
  if (comment.body?.replaceAll("\r\n", "\n").trim() === body.trim())
    return { outcome: "unchanged", url };
  await updateComment(github, comment.id, body);
  return { outcome: "updated", url };
}

function unlessGone(error: unknown): void {
  if (error instanceof GitHubFailure && error.status === 404) return;
  throw error;
}
