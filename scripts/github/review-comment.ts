import { type Comment, ownComments } from "./comments";
import { digestsIn } from "./digests";
import type { GitHub } from "./github";
import { headIn } from "./head";
import { lastWriting } from "./last-writing";
import { ownNames } from "./own";
import { type Pull, refused } from "./pulls";
import { markerOf } from "./text";

/** What a job wrote into a pull request before it was merged. */
export interface ReviewComment {
  readonly url: string;
  /** By environment. */
  readonly digests: Readonly<Record<string, string>>;
}

/**
 * The comment with the review of a merged pull request.
 * @param key of the comment, as `github comment` was given it
 * @throws where it is not there, is not what a job wrote, or not what those who merged could read
 */
export async function reviewOf(github: GitHub, pull: Pull, key: string): Promise<ReviewComment> {
  const { number, html_url } = pull;
  const names = await ownNames(github);
  const [comment] = await ownComments(github, number, markerOf("comment", key), names);
  if (comment === undefined)
    throw refused(
      `#${number} has no comment with a review`,
      `Look at ${html_url}: the job that writes it may have failed, or it was deleted. What others write does not count.`,
    );
  await requireOwnWords(github, pull, comment, names);
  const url = comment.html_url;
  const about = headIn(comment.body ?? "");
  if (about !== pull.head.sha)
    throw refused(
      about === undefined
        ? `the review of #${number} does not say which commit it is of`
        : `the review of #${number} is of ${about.slice(0, 12)}, and ${pull.head.sha.slice(0, 12)} was merged`,
      `${url} is written anew for each push; the job that does may have failed, or it was merged before.`,
    );
  const digests = digestsIn(comment.body ?? "");
  if (digests === undefined)
    throw refused(
      `the comment of #${number} does not say what was reviewed`,
      `${url} has no list of digests at its end, or more than one.`,
    );
  return { url, digests };
}

async function requireOwnWords(
  github: GitHub,
  { number, merged_at }: Pull,
  comment: Comment,
  names: readonly string[],
): Promise<void> {
  const { html_url: url } = comment;
  const last = await lastWriting(github, comment);
  if (last === undefined) throw refused(`the review of #${number} is gone`, `${url} was deleted.`);
  if (last.editor !== undefined && !names.includes(last.editor))
    throw refused(
      `the review of #${number} was edited by ${last.editor}`,
      `${url} may say something else than what was planned.`,
    );
  if (!(Date.parse(last.at) <= Date.parse(merged_at ?? "")))
    throw refused(
      `the review of #${number} was written at ${last.at}, after the merge at ${merged_at}`,
      `Nobody who merged has read what ${url} says now.`,
    );
}
