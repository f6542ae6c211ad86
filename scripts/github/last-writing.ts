import type { Comment } from "./comments";
import type { GitHub } from "./github";
import { ACTIONS } from "./own";

/** When a comment became what it says, and who made it that. */
export interface Writing {
  /** By the name that the REST API has; undefined where it is as it was written. */
  readonly editor: string | undefined;
  /** As GitHub says it: `2026-03-02T08:00:00Z`. */
  readonly at: string;
}

interface Answer {
  readonly node: {
    readonly createdAt: string;
    readonly editor?: { readonly login: string; readonly __typename: string } | null;
    readonly lastEditedAt?: string | null;
  } | null;
}

// The REST API does not tell who edited, and counts what changes no word as a change too.
const QUERY = `query($id: ID!) {
  node(id: $id) { ... on IssueComment { createdAt lastEditedAt editor { login __typename } } }
}`;

/** The last time that somebody wrote a comment; undefined where it is gone meanwhile. */
export async function lastWriting(
  github: GitHub,
  { node_id }: Comment,
): Promise<Writing | undefined> {
  const doing = { words: "asking who edited the comment", permission: "pull-requests: read" };
  const { node } = await github.graphql<Answer>(doing, QUERY, { id: node_id });
  if (!node) return undefined;
  if (!node.lastEditedAt) return { editor: undefined, at: node.createdAt };
  const { login, __typename } = node.editor ?? { login: "somebody who is gone", __typename: "" };
  const bot = __typename === "Bot" && !login.endsWith("[bot]");
  const editor = bot ? `${login}${ACTIONS.slice(ACTIONS.indexOf("["))}` : login;
  return { editor, at: node.lastEditedAt };
}
