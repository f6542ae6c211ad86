import type { GitHub } from "./github";
import { changeIssue, commentOnIssue, type Issue, openIssue, ownIssues } from "./issues";
import { ownNames } from "./own";
import { whatChanged } from "./what-changed";

/** What became of an issue that is kept up to date. */
export interface KeptIssue {
  readonly outcome: "opened" | "updated" | "unchanged" | "reopened" | "closed" | "none";
  /** Null where there is none. */
  readonly issue: number | null;
  readonly url: string | null;
}

export interface IssueText {
  readonly title: string;
  /** Begins with the marker. */
  readonly body: string;
  readonly labels: readonly string[];
  /** The run of a workflow that says so. */
  readonly runUrl: string | undefined;
}

/** Makes one issue with a marker be open and say this: the same one again where it was closed. */
export async function keepIssue(
  github: GitHub,
  marker: string,
  text: IssueText,
): Promise<KeptIssue> {
  const names = await ownNames(github);
  const found = async () => oldestOf(await ownIssues(github, marker, names));
  const there = await found();
  if (there !== undefined) return brought(github, there, text);
  const { title, body, labels } = text;
  const made = await openIssue(github, { title, body, labels });
  const oldest = await found();
  if (oldest === undefined || oldest.number >= made.number) return told("opened", made);
  // Two jobs at once: issues cannot be deleted, so the younger one is closed.
  await commentOnIssue(github, made, `The same as #${oldest.number}, opened at the same moment.`);
  await changeIssue(github, made, { state: "closed", state_reason: "not_planned" });
  return brought(github, oldest, text);
}

/** Closes what is open with a marker: there is nothing to say any more. */
export async function closeIssue(
  github: GitHub,
  marker: string,
  words: string,
): Promise<KeptIssue> {
  const all = await ownIssues(github, marker, await ownNames(github));
  const open = all.filter(({ state }) => state === "open");
  for (const issue of open) {
    await commentOnIssue(github, issue, words);
    await changeIssue(github, issue, { state: "closed", state_reason: "completed" });
  }
  const [first] = open;
  return first ? told("closed", first) : { outcome: "none", issue: null, url: null };
}

/** One that is open before one that was closed. */
const oldestOf = (issues: readonly Issue[]): Issue | undefined =>
  issues.find(({ state }) => state === "open") ?? issues[0];

async function brought(github: GitHub, issue: Issue, text: IssueText): Promise<KeptIssue> {
  const { title, body, runUrl } = text;
  const reopened = issue.state !== "open";
  const difference = whatChanged(issue.body ?? "", body);
  if (!reopened && difference === undefined && issue.title === title)
    return told("unchanged", issue);
  await changeIssue(github, issue, {
    ...{ title, body },
    ...(reopened && { state: "open", state_reason: "reopened" }),
  });
  const words = [reopened ? "It is back.\n" : "", difference ?? ""].filter(Boolean).join("\n");
  if (words !== "") await commentOnIssue(github, issue, `${words}${runUrl ? `\n${runUrl}\n` : ""}`);
  return told(reopened ? "reopened" : "updated", issue);
}

const told = (outcome: KeptIssue["outcome"], { number, html_url }: Issue): KeptIssue => ({
  outcome,
  issue: number,
  url: html_url,
});
