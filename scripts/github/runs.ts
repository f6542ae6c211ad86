import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { CommentOptions, IssueOptions, StatusOptions } from "./command";
import { commitOf, headOf, pullNumberOf } from "./event";
import { GitHub } from "./github";
import { headMarker } from "./head";
import { closeIssue, type KeptIssue, keepIssue } from "./keep-issue";
import { placeOf, runUrlOf } from "./place";
import { stateOf } from "./review-status";
import { setStatus } from "./status";
import { keepComment } from "./sticky";
import { markerOf, textIn, whole, wordsOf } from "./text";

/** `github comment` */
export async function comment(options: CommentOptions): Promise<void> {
  const marker = markerOf("comment", options.key);
  const pull = pullNumberOf(process.env, options.pull);
  const head = headOf(process.env, pull, options.commit);
  const body = textIn(options.file, marker, head && headMarker(head));
  const github = new GitHub(placeOf(process.env, options.repository));
  const kept = await keepComment(github, pull, marker, body);
  print(options, kept, `${kept.outcome}  #${pull}  ${kept.url}`);
}

/** `github status` */
export async function status(options: StatusOptions): Promise<void> {
  const { context } = options;
  const { state, description } = stateOf(options);
  const sha = commitOf(process.env, options.commit);
  const target_url = options.targetUrl ?? runUrlOf(process.env);
  const github = new GitHub(placeOf(process.env, options.repository));
  await setStatus(github, sha, { context, state, description, target_url });
  print(options, { commit: sha, context, state }, `${context}  ${state}  ${sha}`);
}

/** `github issue` */
export async function issue(options: IssueOptions): Promise<void> {
  const marker = markerOf("issue", options.key);
  const { title, file, text, label: labels } = options;
  const github = new GitHub(placeOf(process.env, options.repository));
  const runUrl = runUrlOf(process.env);
  const withRun = (words: string) => (runUrl ? `${words}\n\n${runUrl}` : words);
  if (options.close) {
    const said = wordsOf(file, text)?.words ?? "Nothing is left of it.";
    const kept = await closeIssue(github, marker, withRun(said));
    return print(options, kept, issueWords(kept));
  }
  // A report says where it is from; a sentence in its place does not.
  const found = wordsOf(file, text && withRun(text));
  if (!title || found === undefined)
    throw new CommandError("an issue needs --title, and --file or --text", {
      hint: "Or --close, where there is nothing to say any more.",
      exitCode: exitCodes.usage,
    });
  const body = whole(found, marker);
  const kept = await keepIssue(github, marker, { title, body, labels, runUrl });
  print(options, kept, issueWords(kept));
}

const issueWords = ({ outcome, issue, url }: KeptIssue): string =>
  outcome === "none" ? "no issue is open" : `${outcome}  #${issue}  ${url}`;

function print({ json }: { readonly json?: boolean }, data: object, words: string): void {
  process.stdout.write(json ? `${JSON.stringify(data, undefined, 2)}\n` : `${words}\n`);
}
