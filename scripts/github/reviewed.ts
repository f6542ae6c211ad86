import type { Reviewed } from "./digests";
import type { GitHub } from "./github";
import { pullOf } from "./pulls";
import { reviewOf } from "./review-comment";

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
  /** Null where nothing is planned: then nobody is asked. */
  readonly pull: number | null;
  /** Of the comment with the review. */
  readonly url: string | null;
  readonly environments: readonly Compared[];
}

/**
 * Compares what is planned now with what a pull request's comment said. Where nothing is planned there is nothing to
 * ask for: nobody comments on pull requests of forks and of dependabot.
 * @param commit the one that the pull request became
 * @param key of the comment, as `github comment` was given it
 * @throws where that comment is not there, or is not what a job wrote before the merge
 */
export async function compareWithReviewed(
  github: GitHub,
  commit: string,
  key: string,
  now: ReadonlyMap<string, Reviewed>,
): Promise<Comparison> {
  const all = [...now];
  if (all.length > 0 && all.every(([, { empty }]) => empty))
    return { pull: null, url: null, environments: all.map((one) => compared(...one, undefined)) };
  const pull = await pullOf(github, commit);
  const { url, digests } = await reviewOf(github, pull, key);
  const environments = all.map(([environment, review]) =>
    compared(
      environment,
      review,
      Object.hasOwn(digests, environment) ? digests[environment] : undefined,
    ),
  );
  return { pull: pull.number, url, environments };
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
