/**
 * Lets other accounts pull. Who in such an account may do it, that account's own policies say.
 * A repository's own account needs no policy here.
 */
export function pullPolicy(partition: string, accountIds: readonly string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "PullFromOtherAccounts",
        Effect: "Allow",
        Principal: { AWS: accountIds.map((id) => `arn:${partition}:iam::${id}:root`) },
        Action: [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ],
      },
    ],
  });
}

/** The accounts that need {@link pullPolicy}: each once, in order, without the repository's own. */
export function otherAccounts(own: string, ...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].filter((id) => id !== own).sort();
}
