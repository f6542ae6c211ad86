import type { Statement } from "../../iam";
import type { Names } from "./actions";

/**
 * All of KMS that deploying an environment may take: new keys, and those that carry its tags. A key that has tags or a
 * name is never given its own, because whoever may tag a key could take it.
 */
export const ownKeys = ({ own }: Names): Statement[] => {
  const keys = [own.arn("kms", "key/*")];
  const tags = (key: string) => ({
    [`${key}/Platform`]: own.platform,
    [`${key}/Environment`]: own.environment,
  });
  return [
    {
      sid: "NewKeys",
      // AWS takes no ARN of what is not there, and its policies know the tags of a new key after up to five minutes.
      actions: [
        "kms:CreateKey",
        "kms:Describe*",
        "kms:EnableKeyRotation",
        "kms:GetKey*",
        "kms:List*",
      ],
      resources: ["*"],
    },
    {
      sid: "NewKeysTags",
      actions: ["kms:TagResource"],
      resources: keys,
      conditions: {
        StringEquals: tags("aws:RequestTag"),
        Null: {
          "aws:ResourceTag/Environment": "true",
          "aws:ResourceTag/Platform": "true",
          "kms:ResourceAliases": "true",
        },
      },
    },
    {
      sid: "Keys",
      actions: ["kms:*"],
      resources: keys,
      conditions: { StringEquals: tags("aws:ResourceTag") },
    },
    {
      sid: "Aliases",
      actions: ["kms:*Alias"],
      resources: [own.arn("kms", `alias/${own.prefix}`)],
    },
  ];
};
