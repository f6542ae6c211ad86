import type { Statement } from "../../iam";
import type { Names } from "./actions/names";
import { prescribed } from "./actions/names";

/**
 * The most that any role of an environment may do, whoever wrote its policy: what the modules' roles do, within the
 * environment's own names. A capability that gives its roles anything new adds it here; a test holds every
 * synthesized role within it.
 */
export const environmentBoundary = (names: Names): Statement[] => [
  ...tasks(names),
  ...logs(names),
  ...secrets(names),
  ...schedules(names),
];

/** What ECS and the process in a task do. */
const tasks = ({ home }: Names): Statement[] => [
  {
    sid: "Tasks",
    actions: [
      "ecr:GetAuthorizationToken",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    // AWS takes no ARN for these.
    resources: ["*"],
  },
  {
    sid: "Images",
    actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    resources: [home.repositoryArn("*")],
  },
];

/** RDS writes the figures of operating systems to one group of the whole account. */
const logs = ({ own }: Names): Statement[] => [
  {
    sid: "Logs",
    actions: [
      "logs:CreateLogStream",
      "logs:DescribeLogStreams",
      "logs:GetLogEvents",
      "logs:PutLogEvents",
    ],
    resources: [
      own.arn("logs", `log-group:/${own.platform}/${own.environment}/*`),
      own.arn("logs", "log-group:RDSOSMetrics:*"),
    ],
  },
  {
    sid: "MonitoringLogs",
    actions: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
    resources: [own.arn("logs", "log-group:RDSOSMetrics*")],
  },
  {
    sid: "FindLogs",
    actions: ["logs:DescribeLogGroups"],
    // It lists: AWS compares with all groups of the account and region, never with one.
    resources: [own.arn("logs", "log-group:*")],
  },
];

const secrets = (names: Names): Statement[] => [
  {
    sid: "Secrets",
    actions: ["secretsmanager:GetSecretValue"],
    resources: [
      names.own.arn("secretsmanager", `secret:${names.own.secret("*")}`),
      // AWS adds six characters to a secret's name.
      ...prescribed(names, "secret").map((name) =>
        names.own.arn("secretsmanager", `secret:${name}-??????`),
      ),
    ],
  },
  {
    sid: "SecretsOfRds",
    actions: ["secretsmanager:GetSecretValue"],
    // Where RDS manages a password it names the secret itself, and tags it with the database.
    resources: [names.own.arn("secretsmanager", "secret:rds!*")],
    conditions: {
      StringLike: { "aws:ResourceTag/aws:rds:primaryDBInstanceArn": databases(names) },
    },
  },
  {
    sid: "Settings",
    actions: ["ssm:GetParameters"],
    resources: [
      names.own.arn("ssm", `parameter${names.own.setting("*")}`),
      ...prescribed(names, "parameter").map((name) =>
        names.own.arn("ssm", `parameter/${name.replace(/^\//, "")}`),
      ),
    ],
  },
  {
    sid: "Decrypt",
    actions: ["kms:Decrypt"],
    resources: [names.own.arn("kms", "key/*")],
    conditions: {
      StringEquals: {
        "kms:ViaService": `secretsmanager.${names.own.region}.${names.own.dnsSuffix}`,
      },
    },
  },
  {
    sid: "DecryptOwn",
    actions: ["kms:Decrypt"],
    resources: [names.own.arn("kms", "key/*")],
    conditions: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/${names.own.prefix}` },
    },
  },
  {
    sid: "SignIn",
    actions: ["rds-db:connect"],
    // By an id that AWS gives: which database it is, its security group and its own users decide.
    resources: [names.own.arn("rds-db", "dbuser:*/*")],
  },
];

/** What schedules start, stop and scale. */
const schedules = (names: Names): Statement[] => {
  const { own } = names;
  return [
    {
      sid: "Databases",
      actions: ["rds:StartDBInstance", "rds:StopDBInstance"],
      resources: databases(names),
    },
    {
      sid: "Workloads",
      actions: ["ecs:DescribeServices", "ecs:RunTask", "ecs:TagResource", "ecs:UpdateService"],
      resources: [
        own.arn("ecs", `service/${own.prefix}/*`),
        own.arn("ecs", `task-definition/${own.prefix}-*`),
        own.arn("ecs", `task/${own.prefix}/*`),
      ],
    },
    {
      sid: "Ranges",
      actions: ["application-autoscaling:RegisterScalableTarget"],
      resources: [own.arn("application-autoscaling", "scalable-target/*")],
      // What is registered has no tags to go by before it is there.
      conditions: { StringEquals: { "application-autoscaling:service-namespace": "ecs" } },
    },
    {
      sid: "RolesOfTasks",
      actions: ["iam:PassRole"],
      resources: ["task", "execution"].map((end) => own.iamArn(`role/${own.prefix}-*-${end}`)),
      conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ];
};

const databases = (names: Names): string[] =>
  [`${names.own.prefix}-*`, ...prescribed(names, "database instance")].map((name) =>
    names.own.arn("rds", `db:${name}`),
  );
