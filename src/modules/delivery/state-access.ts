import type { Conditions, Statement } from "../../iam";
import type { Naming } from "../../naming";

/** Reading every state of the platform in this account and region, and its versions. */
export const readStates = (naming: Naming): Statement[] => [
  listStates(naming),
  {
    actions: ["s3:GetObject", "s3:GetObjectVersion"],
    resources: [objects(naming, `${naming.platform}/*`)],
  },
  useStateKey(naming, ["kms:Decrypt"]),
];

/** Reading the states of the platform and nothing about them, through S3 alone: for whom nobody has reviewed. */
export const readStatesAlone = (naming: Naming): Statement[] => {
  const key = useStateKey(naming, ["kms:Decrypt"]);
  const throughS3 = { "kms:ViaService": `s3.${naming.region}.${naming.dnsSuffix}` };
  return [
    { ...listStates(naming), actions: ["s3:ListBucket"] },
    { actions: ["s3:GetObject"], resources: [objects(naming, `${naming.platform}/*`)] },
    { ...key, conditions: { ...key.conditions, StringEquals: throughS3 } },
  ];
};

/** Reading the state of one environment, its digest, and who holds its lock. */
export const readState = (naming: Naming): Statement[] => [
  listStates(naming),
  {
    actions: ["s3:GetObject", "s3:GetObjectVersion"],
    resources: [objects(naming, naming.stateKey("*"))],
  },
  useStateKey(naming, ["kms:Decrypt"]),
  {
    actions: ["dynamodb:GetItem"],
    resources: [lockTable(naming)],
    conditions: rows(`${naming.stateBucket()}/${naming.stateKey("*")}`),
  },
];

/** The state of one environment, its versions, its locks of either kind, and nothing of another's. */
export const ownState = (naming: Naming): Statement[] => [
  listStates(naming),
  {
    actions: [
      "s3:GetObject",
      "s3:GetObjectTagging",
      "s3:GetObjectVersion",
      "s3:GetObjectVersionTagging",
      "s3:PutObject",
      "s3:PutObjectTagging",
      "s3:PutObjectVersionTagging",
    ],
    resources: [objects(naming, naming.stateKey("*"))],
  },
  // A lock is taken away; a state and its versions are not.
  { actions: ["s3:DeleteObject"], resources: [objects(naming, naming.stateKey("*.tflock"))] },
  useStateKey(naming, ["kms:Decrypt", "kms:GenerateDataKey"]),
  { actions: ["dynamodb:DescribeTable"], resources: [lockTable(naming)] },
  {
    actions: ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    resources: [lockTable(naming)],
    conditions: rows(`${naming.stateBucket()}/${naming.stateKey("*")}`),
  },
];

/** The rows of one environment in the history of releases, which is where the platform is at home. */
export const ownReleases = (own: Naming, home: Naming): Statement[] => [
  {
    actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"],
    resources: [home.arn("dynamodb", `table/${home.releaseHistory()}`)],
    conditions: rows(own.environment),
  },
];

/**
 * Terraform looks for workspaces and commands for the bucket, both without saying for which key, so all keys can be
 * listed; they are names of environments and parts.
 */
const listStates = (naming: Naming): Statement => ({
  actions: [
    "s3:GetBucketLocation",
    "s3:GetBucketVersioning",
    "s3:ListBucket",
    "s3:ListBucketVersions",
  ],
  resources: [`arn:${naming.partition}:s3:::${naming.stateBucket()}`],
});

const objects = (naming: Naming, key: string) =>
  `arn:${naming.partition}:s3:::${naming.stateBucket()}/${key}`;

const lockTable = (naming: Naming) => naming.arn("dynamodb", `table/${naming.lockTable()}`);

/** The key is known by its alias alone: its id is in the state that it encrypts. */
const useStateKey = (naming: Naming, actions: readonly string[]): Statement => ({
  actions,
  resources: [naming.arn("kms", "key/*")],
  conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": naming.stateKeyAlias() } },
});

/** `ForAllValues` alone would let pass what names no row. */
const rows = (pattern: string): Conditions => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": pattern },
  Null: { "dynamodb:LeadingKeys": "false" },
});
