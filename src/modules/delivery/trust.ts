import type { Conditions } from "../../iam";
import type { Naming } from "../../naming";
import type { DeliveryConfig } from "./config";

/** Who issues the tokens of GitHub's workflows. */
export const ISSUER = "token.actions.githubusercontent.com";

/** For whom `aws-actions/configure-aws-credentials` asks GitHub for a token. */
export const AUDIENCE = "sts.amazonaws.com";

export interface Repository {
  readonly github: DeliveryConfig["github"];
  /** `owner/name` */
  readonly repository: string;
}

export interface Trusted {
  /** What a token's subject says after the repository: `environment:dev`, `pull_request`. */
  readonly subject: string;
  /** Commits that a token may be for: `refs/heads/main`, `refs/tags/v*`. */
  readonly refs: readonly string[];
  /**
   * Files of workflows that a job may be of, as they are at each of those commits' refs.
   * @default any
   */
  readonly workflows?: readonly string[];
}

/** ARN of the OIDC provider in an account, which has one. */
export const providerArn = (naming: Naming): string => naming.iamArn(`oidc-provider/${ISSUER}`);

/**
 * The trust policy of a role that a workflow takes. The subject is compared word for word, so no other environment,
 * event or repository fits; the other claims say once more what the subject has, and the commit, which it has not.
 * AWS compares these claims since January 2026 ("AWS STS supports validation of identity provider claims").
 */
export function trustPolicy(
  naming: Naming,
  repository: Repository,
  trusted: readonly Trusted[],
): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: trusted.map((one) => ({
      Effect: "Allow",
      Principal: { Federated: providerArn(naming) },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: conditions(repository, one),
    })),
  });
}

function conditions(
  { github, repository }: Repository,
  { subject, refs, workflows = [] }: Trusted,
): Conditions {
  const { repositoryId } = github;
  const claim = (name: string) => `${ISSUER}:${name}`;
  const commits = [...new Set(refs)].sort();
  const isPattern = commits.some((ref) => ref.includes("*"));
  // GitHub says it of every job: of one that a workflow calls, the called one, of any other its own workflow.
  const jobs = workflows.flatMap((file) =>
    commits.map((ref) => `${repository}/.github/workflows/${file}@${ref}`),
  );
  const ref = { [claim("ref")]: oneOrMany(commits) };
  return {
    StringEquals: {
      [claim("aud")]: AUDIENCE,
      [claim("sub")]: `repo:${subjectOf(github, repository)}:${subject}`,
      [claim("repository")]: repository,
      ...(repositoryId === undefined ? {} : { [claim("repository_id")]: repositoryId }),
      ...(jobs.length === 0 ? {} : { [claim("job_workflow_ref")]: oneOrMany(jobs) }),
      ...(isPattern ? {} : ref),
    },
    ...(isPattern ? { StringLike: ref } : {}),
  };
}

/**
 * With the numbers it is the form that a later owner of the same name cannot have. Source: GitHub, "Immutable
 * subject claims for GitHub Actions OIDC tokens" (2026-04-23).
 */
function subjectOf({ ownerId, repositoryId }: Repository["github"], repository: string): string {
  if (ownerId === undefined || repositoryId === undefined) return repository;
  const [owner, name] = repository.split("/");
  return `${owner}@${ownerId}/${name}@${repositoryId}`;
}

const oneOrMany = (values: readonly string[]): string | string[] =>
  values.length === 1 ? String(values[0]) : [...values];
