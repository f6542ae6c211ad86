import type { Comment } from "./comments";
import type { GitHub } from "./github";
import { ACTIONS } from "./own";

interface Answer {
  readonly node: {
    readonly editor?: { readonly login: string; readonly __typename: string } | null;
    readonly lastEditedAt?: string | null;
  } | null;
}

// The REST API does not tell who edited.
const QUERY = `query($id: ID!) {
  node(id: $id) { ... on IssueComment { lastEditedAt editor { login __typename } } }
}`;

/** Who edited a comment last, by the name that the REST API has; undefined where it is as it was written. */
export async function editorOf(github: GitHub, { node_id }: Comment): Promise<string | undefined> {
  const doing = { words: "asking who edited the comment", permission: "pull-requests: read" };
  const { node } = await github.graphql<Answer>(doing, QUERY, { id: node_id });
  if (!node?.lastEditedAt) return undefined;
  const { login, __typename } = node.editor ?? { login: "somebody who is gone", __typename: "" };
  const bot = __typename === "Bot" && !login.endsWith("[bot]");
  return bot ? `${login}${ACTIONS.slice(ACTIONS.indexOf("["))}` : login;
}
