import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { CommentOptions, IssueOptions, StatusOptions } from "./command";
import { commitOf, headOf, pullNumberOf } from "./event";
import { GitHub } from "./github";
import { headMarker } from "./head";
import { closeIssue, type KeptIssue, keepIssue } from "./keep-issue";
import { placeOf, runUrlOf } from "./place";
import { setStatus } from "./status";
import { keepComment } from "./sticky";
import { markerOf, read, textIn } from "./text";

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
  const { context, state, description } = options;
  const sha = commitOf(process.env, options.commit);
  const target_url = options.targetUrl ?? runUrlOf(process.env);
  const github = new GitHub(placeOf(process.env, options.repository));
  await setStatus(github, sha, { context, state, description, target_url });
  print(options, { commit: sha, context, state }, `${context}  ${state}  ${sha}`);
}

/** `github issue` */
export async function issue(options: IssueOptions): Promise<void> {
  const marker = markerOf("issue", options.key);
  const { title, file, label: labels } = options;
  const github = new GitHub(placeOf(process.env, options.repository));
  const runUrl = runUrlOf(process.env);
  if (options.close) {
    const words = file === undefined ? "Nothing is left of it." : read(file);
    const kept = await closeIssue(github, marker, runUrl ? `${words}\n\n${runUrl}` : words);
    return print(options, kept, issueWords(kept));
  }
  if (!title || file === undefined)
    throw new CommandError("an issue needs --title and --file", {
      hint: "Or --close, where there is nothing to say any more.",
      exitCode: exitCodes.usage,
    });
  const body = textIn(file, marker);
  const kept = await keepIssue(github, marker, { title, body, labels, runUrl });
  print(options, kept, issueWords(kept));
}

const issueWords = ({ outcome, issue, url }: KeptIssue): string =>
  outcome === "none" ? "no issue is open" : `${outcome}  #${issue}  ${url}`;

function print({ json }: { readonly json?: boolean }, data: object, words: string): void {
  process.stdout.write(json ? `${JSON.stringify(data, undefined, 2)}\n` : `${words}\n`);
}
