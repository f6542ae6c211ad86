import type { ActionsByType, Grant } from "./grant";
import { type Names, namedAfter, prescribed } from "./names";
import { anywhere, ownArns } from "./scope";

/** The environment's log groups, and those that AWS names after the cluster and the databases. */
export const logGroups = (names: Names) => {
  const { own } = names;
  const databases = [
    `${own.prefix}-*`,
    ...prescribed(names, "database instance")
      .flatMap(namedAfter)
      .map((one) => `${one}/*`),
  ];
  return [
    own.arn("logs", `log-group:/${own.platform}/${own.environment}/*`),
    own.arn("logs", `log-group:/aws/ecs/containerinsights/${own.prefix}/*`),
    ...databases.map((name) => own.arn("logs", `log-group:/aws/rds/instance/${name}`)),
  ];
};

export const listingLogGroups = anywhere("logs:DescribeLogGroups");

const alarms = ownArns("cloudwatch", "alarm:");

/** Asked for by names, which AWS takes for a filter on all. */
export const listingAlarms: Grant = {
  actions: ["cloudwatch:DescribeAlarms"],
  on: ({ own }) => [own.arn("cloudwatch", "alarm:*")],
};

/** CloudWatch. */
export const observation: ActionsByType = {
  aws_cloudwatch_log_group: {
    read: [listingLogGroups, { actions: ["logs:ListTagsForResource"], on: logGroups }],
    write: [
      {
        actions: [
          "logs:CreateLogGroup",
          "logs:DeleteLogGroup",
          "logs:PutRetentionPolicy",
          "logs:DeleteRetentionPolicy",
          "logs:AssociateKmsKey",
          "logs:DisassociateKmsKey",
          "logs:TagResource",
          "logs:UntagResource",
        ],
        on: logGroups,
      },
    ],
  },
  aws_cloudwatch_metric_alarm: {
    read: [listingAlarms, { actions: ["cloudwatch:ListTagsForResource"], on: alarms }],
    write: [
      {
        actions: [
          "cloudwatch:PutMetricAlarm",
          "cloudwatch:DeleteAlarms",
          "cloudwatch:TagResource",
          "cloudwatch:UntagResource",
        ],
        on: alarms,
      },
    ],
  },
};
