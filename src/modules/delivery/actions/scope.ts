import type { Conditions } from "../../../iam";
import type { Naming } from "../../../naming";
import type { Grant } from "./grant";
import type { Names } from "./names";

/**
 * Actions that list, or of which AWS takes no ARN. Source of this and of every other scope in the table: AWS's
 * Service Authorization Reference, column "Resource types".
 */
export const anywhere = (...actions: readonly string[]): Grant => ({ actions, on: () => ["*"] });

/** `acme-dev-*` of a service whose ARNs have a region and an account. */
export const ownArns =
  (service: string, ...types: readonly string[]) =>
  ({ own }: Names): string[] =>
    types.map((type) => own.arn(service, `${type}${own.prefix}-*`));

/** ARNs of a service that names its things itself; only a condition tells the environment's from others. */
export const anyArns =
  (service: string, ...types: readonly string[]) =>
  ({ own }: Names): string[] =>
    types.map((type) => own.arn(service, `${type}/*`));

/** How the names of roles end that modules make. A role that somebody else called `acme-dev-admin` is none of them. */
export const ROLE_ENDINGS = [
  "-execution",
  "-monitor",
  "-scheduler",
  "-task",
  "-databases-keep-stopped",
  "-office-hours-schedules",
  "-vpc-flow-logs",
] as const;

/** `arn:aws:iam::111111111111:role/acme-dev-*-task` and so on; IAM has no regions. */
export const ownRoles = ({ own }: Names): string[] =>
  ROLE_ENDINGS.map((ending) =>
    // Three of them are whole names, without a thing's before them.
    own.iamArn(`role/${own.prefix}${/-.+-/.test(ending) ? "" : "-*"}${ending}`),
  );

/** What exists is the environment's own, by the provider's default tags. */
export const ownedByTag = ({ own }: Names): Conditions => ({
  StringEquals: tagsOf("aws:ResourceTag", own),
});

/** What is made becomes the environment's own. */
export const taggedAsOwn = ({ own }: Names): Conditions => ({
  StringEquals: tagsOf("aws:RequestTag", own),
});

/**
 * What exists is the environment's own, or nobody's yet: AWS makes some things itself, without tags, and tags others
 * in a second step. What another environment has tagged stays out of reach.
 */
export const ownedOrUntagged = ({ own }: Names): Conditions => ({
  StringEqualsIfExists: tagsOf("aws:ResourceTag", own),
});

/** Tags of what exists and is the environment's own, and no tag that would give it to another one. */
export const keptAsOwn = (names: Names): Conditions => ({
  ...ownedByTag(names),
  StringEqualsIfExists: tagsOf("aws:RequestTag", names.own),
});

/**
 * Tags of something new, which AWS asks about before it has any. They have to be the environment's. It
 * fits what exists without tags as well, which AWS cannot tell from it.
 */
export const becomingOwn = ({ own }: Names): Conditions => ({
  StringEquals: tagsOf("aws:RequestTag", own),
  Null: { "aws:ResourceTag/Environment": "true", "aws:ResourceTag/Platform": "true" },
});

/** Tags for something new, and other ones for what is the environment's own. */
export const tagging = (
  on: Grant["on"],
  tag: string,
  untag: string,
): readonly [fresh: Grant, kept: Grant] => [
  { actions: [tag], on, conditions: becomingOwn },
  { actions: [tag, untag], on, conditions: keptAsOwn },
];

const tagsOf = (key: string, { platform, environment }: Naming) => ({
  [`${key}/Platform`]: platform,
  [`${key}/Environment`]: environment,
});
