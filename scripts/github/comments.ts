import type { GitHub } from "./github";
import { type Author, isBy } from "./own";
import { hasMarker } from "./text";

/** A comment of a pull request, as far as it is read. */
export interface Comment {
  readonly id: number;
  /** For GraphQL. */
  readonly node_id: string;
  readonly html_url: string;
  readonly body?: string | null;
  readonly user?: Author | null;
}

const permission = "pull-requests: write";
const COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
const COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";

/** Comments with a marker that were written by one of some names, the oldest first. */
export async function ownComments(
  github: GitHub,
  issue_number: number,
  marker: string,
  names: readonly string[],
): Promise<Comment[]> {
  const doing = {
    words: `reading the comments of #${issue_number}`,
    permission: "pull-requests: read",
  };
  const all = await github.list<Comment>(doing, `GET ${COMMENTS}`, { issue_number });
  return all
    .filter(({ body, user }) => hasMarker(marker, body) && isBy(names, user))
    .sort((one, other) => one.id - other.id);
}

export const createComment = (github: GitHub, issue_number: number, body: string) =>
  github.call<Comment>(
    { words: `commenting on #${issue_number}`, permission },
    `POST ${COMMENTS}`,
    {
      issue_number,
      body,
    },
  );

export const updateComment = (github: GitHub, comment_id: number, body: string) =>
  github.call<Comment>({ words: "changing the comment", permission }, `PATCH ${COMMENT}`, {
    comment_id,
    body,
  });

export const deleteComment = (github: GitHub, comment_id: number) =>
  github.call<unknown>(
    { words: "deleting a comment that is there twice", permission },
    `DELETE ${COMMENT}`,
    { comment_id },
  );
