import type { Statement } from "../../iam";
import type { Names } from "./actions";

/**
 * All of KMS that deploying an environment may take: new keys, and those that carry its tags. A key that is there
 * is never given its tags, because whoever may tag a key could take it.
 */
export const ownKeys = ({ own }: Names): Statement[] => {
  const keys = [own.arn("kms", "key/*")];
  const tags = (key: string) => ({
    [`${key}/Platform`]: own.platform,
    [`${key}/Environment`]: own.environment,
  });
  return [
    // AWS takes no ARN for these.
    { sid: "NewKeys", actions: ["kms:CreateKey", "kms:ListAliases"], resources: ["*"] },
    {
      sid: "NewKeysTags",
      actions: ["kms:TagResource", "kms:UntagResource"],
      resources: keys,
      conditions: { StringEqualsIfExists: tags("aws:ResourceTag") },
    },
    {
      sid: "Keys",
      actions: ["kms:*"],
      resources: keys,
      conditions: { StringEquals: tags("aws:ResourceTag") },
    },
    {
      sid: "Aliases",
      actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
      resources: [own.arn("kms", `alias/${own.prefix}`)],
    },
  ];
};
