import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { GitHub } from "./github";

/** A pull request, as far as it is read. */
export interface Pull {
  readonly number: number;
  readonly html_url: string;
  readonly merged_at?: string | null;
  readonly merge_commit_sha?: string | null;
  /** Its last own commit, of when it was merged. */
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string; readonly repo?: { readonly default_branch?: string } };
}

const DOING = {
  words: "looking for the pull request of a commit",
  permission: "pull-requests: read",
};

/**
 * The merged pull request that brought a commit.
 * @throws where there is none, or not one alone
 */
export async function pullOf(github: GitHub, commit_sha: string): Promise<Pull> {
  const route = "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls";
  const found = await github.list<Pull>(DOING, route, { commit_sha });
  const merged = found.filter(({ merged_at }) => Boolean(merged_at));
  // What was merged into another branch was reviewed against what that had.
  const here = merged.filter(({ base }) => base.ref === (base.repo?.default_branch ?? "main"));
  const exact = here.filter(({ merge_commit_sha }) => merge_commit_sha === commit_sha);
  const candidates = exact.length > 0 ? exact : here;
  const [first] = candidates;
  if (first !== undefined && candidates.length === 1) return first;
  const short = commit_sha.slice(0, 12);
  if (first !== undefined)
    throw refused(
      `${short} came with several pull requests: ${candidates.map(({ number }) => `#${number}`).join(", ")}`,
      "Each of them was reviewed alone, and nobody saw what they do together.",
    );
  const [elsewhere] = merged;
  throw refused(
    elsewhere
      ? `${short} was merged by #${elsewhere.number} into ${elsewhere.base.ref}, and by no pull request into the default branch`
      : `${short} came with no merged pull request`,
    "Nobody reviewed what it does to the environments.",
  );
}

/** What was not reviewed is not applied by itself. */
export const refused = (message: string, hint: string) =>
  new CommandError(message, {
    hint: `${hint}\nLook at the plan, then go on with --allow-unreviewed "<reason>".`,
    exitCode: exitCodes.refused,
  });
