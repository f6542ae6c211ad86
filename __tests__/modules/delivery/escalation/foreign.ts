import { here, iam, newTags, othersTags, ownTags, passing, sharedTags, type Ways } from "./words";

/** What all share, what others have, and what is nobody's yet. */
export const foreign: Ways = [
  [
    "writes a policy on the key of the states",
    { action: "kms:PutKeyPolicy", resource: here("kms", "key/state"), context: sharedTags },
  ],
  [
    "gives the key of the states its own tags",
    {
      action: "kms:TagResource",
      resource: here("kms", "key/state"),
      context: { ...sharedTags, ...newTags },
    },
  ],
  ...[
    ["has tags of another system", { "aws:ResourceTag/Platform": "other" }],
    ["has a name", { "kms:ResourceAliases": "alias/other" }],
  ].map(
    ([what, context]) =>
      [
        `takes a key of the account that ${what}`,
        {
          action: "kms:TagResource",
          resource: here("kms", "key/1"),
          context: { ...(context as object), ...newTags },
        },
      ] as const,
  ),
  [
    "writes a policy on a key without tags",
    { action: "kms:PutKeyPolicy", resource: here("kms", "key/1") },
  ],
  [
    "takes the tags off a key that is not its own",
    { action: "kms:UntagResource", resource: here("kms", "key/1") },
  ],
  [
    "gives a name of its own to a key without tags",
    { action: "kms:CreateAlias", resource: here("kms", "key/1") },
  ],
  ...["admin", "deploy", "plan"].map(
    (name) =>
      [
        `takes a role of an administrator's that is called acme-dev-${name}`,
        { action: "iam:TagRole", resource: iam(`role/acme-dev-${name}`), context: newTags },
      ] as const,
  ),
  [
    "lets others become a role of an administrator's",
    {
      action: "iam:UpdateAssumeRolePolicy",
      resource: iam("role/acme-dev-admin"),
      context: ownTags,
    },
  ],
  ["runs a task with a role of an administrator's", passing(iam("role/acme-dev-admin"))],
  [
    "deletes a repository",
    {
      action: "ecr:DeleteRepository",
      resource: here("ecr", "repository/acme/backend"),
      context: sharedTags,
    },
  ],
  [
    "deletes the history of releases",
    {
      action: "dynamodb:DeleteTable",
      resource: here("dynamodb", "table/acme-releases"),
      context: sharedTags,
    },
  ],
  [
    "gives something of another environment its own tags",
    {
      action: "ec2:CreateTags",
      resource: here("ec2", "vpc/vpc-1"),
      context: { ...othersTags, ...newTags },
    },
  ],
  [
    "reads a secret of another environment",
    {
      action: "secretsmanager:GetSecretValue",
      resource: here("secretsmanager", "secret:/acme/prod/session-key-abcdef"),
      context: othersTags,
    },
  ],
];
