import type { ActionsByType, Grant } from "./grant";
import type { Names } from "./names";

const repositories = ({ home }: Names) => [home.repositoryArn("*")];
const tables = ({ home }: Names) =>
  [home.releaseHistory(), home.lockTable()].map((name) => home.arn("dynamodb", `table/${name}`));
const stateBuckets = ({ home }: Names) => [`arn:${home.partition}:s3:::${home.stateBucket()}`];
const providers = ({ home }: Names) => [home.iamArn("oidc-provider/*")];
const policies = ({ home }: Names) => [home.iamArn(`policy/${home.platform}-*`)];
const topics = ({ home }: Names) => [home.arn("sns", home.deliveryTopic())];
/** AWS takes no ARN of a subscription. */
const subscriptions = () => ["*"];

const grant = (service: string, on: Grant["on"], ...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `${service}:${action}`),
  on,
});

/** Where images and releases are kept, and the state. */
const kept: ActionsByType = {
  aws_ecr_repository: {
    read: [grant("ecr", repositories, "DescribeRepositories", "ListTagsForResource")],
    write: [
      grant(
        "ecr",
        repositories,
        "CreateRepository",
        "DeleteRepository",
        "PutImageScanningConfiguration",
        "PutImageTagMutability",
        "TagResource",
        "UntagResource",
      ),
    ],
  },
  aws_ecr_lifecycle_policy: {
    read: [grant("ecr", repositories, "GetLifecyclePolicy")],
    write: [grant("ecr", repositories, "PutLifecyclePolicy", "DeleteLifecyclePolicy")],
  },
  aws_ecr_repository_policy: {
    read: [grant("ecr", repositories, "GetRepositoryPolicy")],
    write: [grant("ecr", repositories, "SetRepositoryPolicy", "DeleteRepositoryPolicy")],
  },
  aws_dynamodb_table: {
    read: [
      grant(
        "dynamodb",
        tables,
        "DescribeContinuousBackups",
        "DescribeTable",
        "DescribeTimeToLive",
        "ListTagsOfResource",
      ),
    ],
    write: [
      grant(
        "dynamodb",
        tables,
        "CreateTable",
        "DeleteTable",
        "TagResource",
        "UntagResource",
        "UpdateContinuousBackups",
        "UpdateTable",
      ),
    ],
  },
  aws_s3_bucket_versioning: {
    read: [grant("s3", stateBuckets, "GetBucketVersioning")],
    write: [grant("s3", stateBuckets, "PutBucketVersioning")],
  },
};

/** Who may deliver, and who is told. */
const delivery: ActionsByType = {
  aws_iam_openid_connect_provider: {
    read: [grant("iam", providers, "GetOpenIDConnectProvider")],
    write: [
      grant(
        "iam",
        providers,
        "AddClientIDToOpenIDConnectProvider",
        "CreateOpenIDConnectProvider",
        "DeleteOpenIDConnectProvider",
        "RemoveClientIDFromOpenIDConnectProvider",
        "TagOpenIDConnectProvider",
        "UntagOpenIDConnectProvider",
        "UpdateOpenIDConnectProviderThumbprint",
      ),
    ],
  },
  aws_iam_policy: {
    read: [grant("iam", policies, "GetPolicy", "GetPolicyVersion", "ListPolicyVersions")],
    write: [
      grant(
        "iam",
        policies,
        "CreatePolicy",
        "CreatePolicyVersion",
        "DeletePolicy",
        "DeletePolicyVersion",
        "TagPolicy",
        "UntagPolicy",
      ),
    ],
  },
  aws_sns_topic: {
    read: [grant("sns", topics, "GetTopicAttributes", "ListTagsForResource")],
    write: [
      grant(
        "sns",
        topics,
        "CreateTopic",
        "DeleteTopic",
        "SetTopicAttributes",
        "TagResource",
        "UntagResource",
      ),
    ],
  },
  aws_sns_topic_policy: {
    read: [grant("sns", topics, "GetTopicAttributes")],
    write: [grant("sns", topics, "SetTopicAttributes")],
  },
  aws_sns_topic_subscription: {
    read: [grant("sns", subscriptions, "GetSubscriptionAttributes")],
    write: [
      grant("sns", topics, "Subscribe"),
      grant("sns", subscriptions, "SetSubscriptionAttributes", "Unsubscribe"),
    ],
  },
};

/**
 * What all environments share, which an administrator applies: no role of a workflow is given any of it. Types that
 * environments have too are not said again.
 */
export const administered: ActionsByType = { ...kept, ...delivery };
