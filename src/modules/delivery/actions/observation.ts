import type { TypeActions } from "./grant";
import type { Names } from "./names";

/** The environment's log groups, and those that AWS names after the cluster. */
const logGroups = ({ own }: Names) => [
  own.arn("logs", `log-group:/${own.platform}/${own.environment}/*`),
  own.arn("logs", `log-group:/aws/ecs/containerinsights/${own.prefix}/*`),
];

/** CloudWatch. */
export const observation: Readonly<Record<string, TypeActions>> = {
  aws_cloudwatch_log_group: {
    read: [
      // It lists: what it asks for is no single group.
      { actions: ["logs:DescribeLogGroups"], on: ({ own }) => [own.arn("logs", "log-group:*")] },
      { actions: ["logs:ListTagsForResource"], on: logGroups },
    ],
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
};
