/** Start of the tags that a release gives an image; they tell what ran from what was only built. */
export const RELEASED_TAG_PREFIX = "released-";

/** No name has a dot, so the tags of `prod` are never taken for those of `prod-eu`. */
const ofEnvironment = (environment: string): string => `${RELEASED_TAG_PREFIX}${environment}.`;

/**
 * The tag of a release: `released-prod.20260302T180000000`. It says where and when: tags never move.
 * @param started ISO 8601
 */
export const releasedTag = (environment: string, started: string): string =>
  `${ofEnvironment(environment)}${started.replace(/[^\dT]/g, "")}`;

/** What all such tags of an environment look like, for ECR. */
export const releasedTagPattern = (environment: string): string => `${ofEnvironment(environment)}*`;
