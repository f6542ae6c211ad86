import { clusters, ecs, services } from "../containers";
import { listingDatabases, rds } from "../databases";
import type { Grant } from "../grant";
import type { Names } from "../names";
import { listingAlarms, logGroups } from "../observation";
import { anyArns, anywhere, ownedByTag } from "../scope";
import { parameters } from "../secrets";

/** Tasks have ids of AWS's own, below their cluster. */
export const tasks = ({ own }: Names) => [own.arn("ecs", `task/${own.prefix}/*`)];

/** Of every image: one registry serves all environments. */
export const images = ({ home }: Names) => [home.repositoryArn("*")];

/** AWS compares with instances, which Fargate has none of; the cluster is a condition. */
const listingIn = (...actions: readonly string[]): Grant => ({
  ...ecs(() => ["*"], ...actions),
  conditions: (names) => ({ ArnEquals: { "ecs:cluster": clusters(names) } }),
});

/** Services, and what their tasks are and why they stopped. */
export const lookingAtTasks: readonly Grant[] = [
  ecs(clusters, "DescribeClusters"),
  ecs(services, "DescribeServices"),
  ecs(tasks, "DescribeTasks"),
  listingIn("ListServices", "ListTasks"),
  // AWS takes no ARN for it.
  anywhere("ecs:DescribeTaskDefinition"),
];

/** What tasks wrote. */
export const readingLogs: Grant = {
  actions: ["logs:FilterLogEvents", "logs:GetLogEvents"],
  on: logGroups,
};

/** The pointers of releases and of pauses. */
export const readingPointers: Grant = {
  actions: ["ssm:GetParameter", "ssm:GetParameters"],
  on: parameters,
};

/** What is in the registry, and what its scans found. */
export const lookingAtImages: Grant = {
  actions: [
    "ecr:BatchGetImage",
    "ecr:DescribeImageScanFindings",
    "ecr:DescribeImages",
    "ecr:GetDownloadUrlForLayer",
  ],
  on: images,
};

/** How many tasks a service may have. */
export const lookingAtRanges = anywhere(
  "application-autoscaling:DescribeScalableTargets",
  "application-autoscaling:DescribeScalingPolicies",
);

/** Databases and their snapshots. Without a name AWS compares with all of the account and region. */
export const lookingAtDatabases: readonly Grant[] = [
  listingDatabases,
  rds(({ own }) => [own.arn("rds", "db:*"), own.arn("rds", "snapshot:*")], "DescribeDBSnapshots"),
];

/** Backups that AWS makes by itself, under ids of its own. */
export const lookingAtBackups = rds(
  ({ own }) => [own.arn("rds", "auto-backup:*"), own.arn("rds", "db:*")],
  "DescribeDBInstanceAutomatedBackups",
);

/** Whether what is reached through a load balancer is well. */
export const lookingAtLoad: readonly Grant[] = [
  anywhere(
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeTargetHealth",
    "cloudwatch:GetMetricData",
  ),
  listingAlarms,
  {
    actions: ["acm:DescribeCertificate"],
    on: anyArns("acm", "certificate"),
    conditions: ownedByTag,
  },
];

/** Who holds the lock of a state of the platform, that of what is shared too; either kind of lock. */
export const lookingAtLocks: readonly Grant[] = [
  {
    actions: ["dynamodb:GetItem"],
    on: ({ own }) => [own.arn("dynamodb", `table/${own.lockTable()}`)],
    // An item is always asked for by its key.
    conditions: ({ own }) => ({
      "ForAnyValue:StringLike": {
        "dynamodb:LeadingKeys": `${own.stateBucket()}/${own.platform}/*`,
      },
    }),
  },
  {
    actions: ["s3:GetObject"],
    on: ({ own }) => [`arn:${own.partition}:s3:::${own.stateBucket()}/${own.platform}/*.tflock`],
  },
];
