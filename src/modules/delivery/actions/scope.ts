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

/** `arn:aws:iam::111111111111:role/acme-dev-*`; IAM has no regions. */
export const ownRoles = ({ own }: Names): string[] => [own.iamArn(`role/${own.prefix}-*`)];

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

/** Tags of something new, or of something of the environment's own; it is never given to another one. */
export const becomingOwn = ({ own }: Names): Conditions => ({
  StringEqualsIfExists: { ...tagsOf("aws:ResourceTag", own), ...tagsOf("aws:RequestTag", own) },
});

const tagsOf = (key: string, { platform, environment }: Naming) => ({
  [`${key}/Platform`]: platform,
  [`${key}/Environment`]: environment,
});
