import type { ImageConfig } from "./config";

/**
 * Which images ECR deletes. Untagged ones go by age; of the tagged ones the newest are kept, so
 * what was tagged does not go because much was not.
 */
export function lifecyclePolicy({
  keepImages,
  untaggedDays,
}: Pick<ImageConfig, "keepImages" | "untaggedDays">): string {
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: `untagged images go after ${untaggedDays} days`,
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: untaggedDays,
        },
        action: { type: "expire" },
      },
      {
        rulePriority: 2,
        description: `the newest ${keepImages} tagged images stay`,
        selection: {
          tagStatus: "tagged",
          tagPatternList: ["*"],
          countType: "imageCountMoreThan",
          countNumber: keepImages,
        },
        action: { type: "expire" },
      },
    ],
  });
}
