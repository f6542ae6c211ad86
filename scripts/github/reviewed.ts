import { ownComments } from "./comments";
import { digestsIn, type Reviewed } from "./digests";
import { editorOf } from "./edited";
import type { GitHub } from "./github";
import { ownNames } from "./own";
import { pullOf, refused } from "./pulls";
import { markerOf } from "./text";

/** What is planned now for an environment, beside what was reviewed. */
export interface Compared {
  readonly environment: string;
  /** `nothing`: there is nothing to change now, whatever was reviewed. */
  readonly verdict: "same" | "nothing" | "differs" | "not reviewed";
  /** Digest; null where the comment has none. */
  readonly reviewed: string | null;
  readonly now: string;
}

export interface Comparison {
  readonly pull: number;
  /** Of the comment with the review. */
  readonly url: string;
  readonly environments: readonly Compared[];
}

/**
 * Compares what is planned now with what a pull request's comment said.
 * @param commit the one that the pull request became
 * @param key of the comment, as `github comment` was given it
 * @throws where that comment is not there, or is not what a job wrote
 */
export async function compareWithReviewed(
  github: GitHub,
  commit: string,
  key: string,
  now: ReadonlyMap<string, Reviewed>,
): Promise<Comparison> {
  const { number, html_url } = await pullOf(github, commit);
  const names = await ownNames(github);
  const [comment] = await ownComments(github, number, markerOf("comment", key), names);
  if (comment === undefined)
    throw refused(
      `#${number} has no comment with a review`,
      `Look at ${html_url}: the job that writes it may have failed, or it was deleted. What others write does not count.`,
    );
  const editor = await editorOf(github, comment);
  if (editor !== undefined && !names.includes(editor))
    throw refused(
      `the review of #${number} was edited by ${editor}`,
      `${comment.html_url} may say something else than what was planned.`,
    );
  const digests = digestsIn(comment.body ?? "");
  if (digests === undefined)
    throw refused(
      `the comment of #${number} does not say what was reviewed`,
      `${comment.html_url} has no list of digests at its end, or more than one.`,
    );
  const environments = [...now].map(([environment, review]) =>
    compared(
      environment,
      review,
      Object.hasOwn(digests, environment) ? digests[environment] : undefined,
    ),
  );
  return { pull: number, url: comment.html_url, environments };
}

function compared(environment: string, now: Reviewed, before: string | undefined): Compared {
  const verdict = before === now.digest ? "same" : now.empty ? "nothing" : undefined;
  return {
    environment,
    verdict: verdict ?? (before === undefined ? "not reviewed" : "differs"),
    reviewed: before ?? null,
    now: now.digest,
  };
}
