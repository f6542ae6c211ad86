import type { ImageConfig } from "./config";
import { RELEASED_TAG_PREFIX } from "./released-tag";

/**
 * Which images ECR deletes. Untagged ones go by age; of those that were released, and of those that
 * were only built, the newest are kept. ECR applies the first rule that matches an image, so many
 * builds never take away an image that runs.
 */
export function lifecyclePolicy({
  keepImages,
  keepReleases,
  untaggedDays,
}: Pick<ImageConfig, "keepImages" | "keepReleases" | "untaggedDays">): string {
  const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days" };
  return JSON.stringify({
    rules: [
      expire(1, `untagged images go after ${untaggedDays} days`, {
        ...untagged,
        countNumber: untaggedDays,
      }),
      expire(
        2,
        `the newest ${keepReleases} released images stay`,
        newest(keepReleases, `${RELEASED_TAG_PREFIX}*`),
      ),
      expire(3, `the newest ${keepImages} other images stay`, newest(keepImages, "*")),
    ],
  });
}

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
