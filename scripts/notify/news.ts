import { runUrlOf } from "../github/place";

export const OUTCOMES = ["success", "failure", "cancelled", "skipped"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is told of a job. */
export interface News {
  readonly outcome: Outcome;
  /** `deploy of dev failed` */
  readonly headline: string;
  /** What else is known, a line each. */
  readonly details: readonly string[];
  /** Where the job is seen; undefined on a laptop. */
  readonly url: string | undefined;
}

const ENDED: Readonly<Record<Outcome, string>> = {
  success: "succeeded",
  failure: "failed",
  cancelled: "was cancelled",
  skipped: "was skipped",
};

export interface Told {
  readonly what: string;
  readonly environment: string | undefined;
  readonly outcome: Outcome;
  readonly text: string | undefined;
}

/** What a job knows of itself is in the variables that GitHub Actions sets. */
export function newsOf(
  { what, environment, outcome, text }: Told,
  variables: NodeJS.ProcessEnv,
): News {
  const { GITHUB_REPOSITORY: repository, GITHUB_REF_NAME: reference } = variables;
  const { GITHUB_SHA: commit, GITHUB_ACTOR: actor } = variables;
  const subject = environment === undefined ? what : `${what} of ${environment}`;
  const origin = [
    repository,
    reference && commit ? `${reference} at ${commit.slice(0, 12)}` : undefined,
    actor && `by ${actor}`,
  ].filter(Boolean);
  return {
    outcome,
    headline: `${subject} ${ENDED[outcome]}`,
    details: [origin.join(", "), text?.trim() ?? ""].filter((line) => line !== ""),
    url: runUrlOf(variables),
  };
}
