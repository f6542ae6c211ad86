import type { ImageConfig } from "./config";
import { RELEASED_TAG_PREFIX, releasedTagPattern } from "./released-tag";

export interface LifecycleProps
  extends Pick<ImageConfig, "keepImages" | "keepReleases" | "untaggedDays"> {
  /** In the order in which a change reaches them. */
  readonly environments: readonly string[];
}

/**
 * Which images ECR deletes: untagged ones by age; of those that each environment released, those that others
 * released, and those that were only built, all but the newest.
 *
 * An image that fits a rule is never deleted by a later one, even where the first keeps it. So the last environment
 * comes first: what was promoted has the tags of all before it, and a hundred newer releases to dev must not
 * take it from prod. Source: Amazon ECR User Guide, "How a lifecycle policy works".
 */
export function lifecyclePolicy(props: LifecycleProps): string {
  const { keepImages, keepReleases, untaggedDays, environments } = props;
  const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days" };
  return JSON.stringify({
    rules: [
      expire(1, `untagged images go after ${untaggedDays} days`, {
        ...untagged,
        countNumber: untaggedDays,
      }),
      ...environments
        .map((name, index) =>
          expire(
            FIRST_ENVIRONMENT - index,
            `the newest ${keepReleases} images released to ${name} stay`,
            newest(keepReleases, releasedTagPattern(name)),
          ),
        )
        .reverse(),
      expire(
        FIRST_ENVIRONMENT + 1,
        `the newest ${keepReleases} images released to what is configured no more stay`,
        newest(keepReleases, `${RELEASED_TAG_PREFIX}*`),
      ),
      expire(
        FIRST_ENVIRONMENT + 2,
        `the newest ${keepImages} other images stay`,
        newest(keepImages, "*"),
      ),
    ],
  });
}

/** Each next one comes before it, so that one more at the end changes no other rule. ECR takes 50 rules. */
const FIRST_ENVIRONMENT = 100;

const newest = (count: number, pattern: string) => ({
  tagStatus: "tagged",
  tagPatternList: [pattern],
  countType: "imageCountMoreThan",
  countNumber: count,
});

const expire = (rulePriority: number, description: string, selection: object) => ({
  rulePriority,
  description,
  selection,
  action: { type: "expire" },
});
