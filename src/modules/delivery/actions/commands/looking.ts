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

/** Services and their tasks, and why tasks stopped. */
export const lookingAtTasks: readonly Grant[] = [
  ecs(clusters, "DescribeClusters"),
  ecs(services, "DescribeServices"),
  ecs(tasks, "DescribeTasks"),
  listingIn("ListServices", "ListTasks"),
  // AWS takes no ARN for these.
  anywhere("ecs:DescribeTaskDefinition", "ecs:ListTaskDefinitions"),
  { actions: ["logs:FilterLogEvents", "logs:GetLogEvents"], on: logGroups },
];

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
    "ecr:DescribeRepositories",
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
  rds(
    ({ own }) => [own.arn("rds", "db:*"), own.arn("rds", "snapshot:*")],
    "DescribeDBSnapshots",
    "DescribeDBInstanceAutomatedBackups",
  ),
  rds(({ own }) => [own.arn("rds", "auto-backup:*")], "DescribeDBInstanceAutomatedBackups"),
];

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
