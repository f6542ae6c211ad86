import type { GitHub } from "./github";
import { type Author, isBy } from "./own";
import { hasMarker } from "./text";

/** An issue, as far as it is read. */
export interface Issue {
  readonly number: number;
  readonly html_url: string;
  readonly title: string;
  readonly state: string;
  readonly body?: string | null;
  readonly user?: Author | null;
  /** Of a pull request, which GitHub lists as an issue too. */
  readonly pull_request?: object;
}

/** What is written of an issue. */
export interface IssueFields {
  readonly title?: string;
  readonly body?: string;
  readonly state?: "open" | "closed";
  readonly state_reason?: "completed" | "not_planned" | "reopened";
  readonly labels?: readonly string[];
}

const permission = "issues: write";
const ISSUES = "/repos/{owner}/{repo}/issues";

/** Issues with a marker that were opened by one of some names, the oldest first. */
export async function ownIssues(
  github: GitHub,
  marker: string,
  names: readonly string[],
): Promise<Issue[]> {
  const doing = { words: "looking for the issue", permission: "issues: read" };
  const found: Issue[] = [];
  for (const creator of names)
    found.push(...(await github.list<Issue>(doing, `GET ${ISSUES}`, { creator, state: "all" })));
  return found
    .filter(({ pull_request }) => pull_request === undefined)
    .filter(({ body, user }) => hasMarker(marker, body) && isBy(names, user))
    .sort((one, other) => one.number - other.number);
}

export const openIssue = (github: GitHub, fields: IssueFields) =>
  github.call<Issue>({ words: "opening an issue", permission }, `POST ${ISSUES}`, { ...fields });

export const changeIssue = (github: GitHub, { number }: Issue, fields: IssueFields) =>
  github.call<Issue>(
    { words: `changing #${number}`, permission },
    `PATCH ${ISSUES}/{issue_number}`,
    { issue_number: number, ...fields },
  );

export const commentOnIssue = (github: GitHub, { number }: Issue, body: string) =>
  github.call<unknown>(
    { words: `commenting on #${number}`, permission },
    `POST ${ISSUES}/{issue_number}/comments`,
    { issue_number: number, body },
  );
