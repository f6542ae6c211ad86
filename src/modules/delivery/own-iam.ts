import type { Conditions, Statement } from "../../iam";
import type { Names } from "./actions/names";

/** Services that take roles of an environment, by the modules that make them. */
const PASSED_TO = [
  "ecs-tasks.amazonaws.com",
  "monitoring.rds.amazonaws.com",
  "scheduler.amazonaws.com",
  "vpc-flow-logs.amazonaws.com",
];

/** Services whose own roles a deploy makes where an account has none yet. */
const SERVICE_LINKED = [
  "ecs.amazonaws.com",
  "ecs.application-autoscaling.amazonaws.com",
  "elasticloadbalancing.amazonaws.com",
  "rds.amazonaws.com",
];

/**
 * All of IAM that deploying an environment may take. Whoever may write roles may become anybody, so: only roles of
 * the environment's names, made and written only while they carry its boundary, which nothing here can take off or
 * edit, and never the role that deploys. There are no policies, users, groups and OIDC providers in it at all.
 */
export const ownIam = ({ own }: Names): Statement[] => {
  const roles = [own.iamArn(`role/${own.prefix}-*`)];
  return [
    { sid: "ReadIam", actions: ["iam:Get*", "iam:List*"], resources: ["*"] },
    {
      sid: "WriteBoundRoles",
      actions: [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
      ],
      resources: roles,
      conditions: withBoundary(own.boundaryArn()),
    },
    {
      sid: "KeepRoles",
      actions: [
        "iam:DeleteRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      resources: roles,
    },
    {
      sid: "PassRoles",
      actions: ["iam:PassRole"],
      resources: roles,
      conditions: { StringEquals: { "iam:PassedToService": PASSED_TO } },
    },
    {
      sid: "ServiceLinkedRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: [own.iamArn("role/aws-service-role/*")],
      conditions: { StringEquals: { "iam:AWSServiceName": SERVICE_LINKED } },
    },
    {
      sid: "NeverItself",
      effect: "Deny",
      actions: [
        "iam:Attach*",
        "iam:Create*",
        "iam:Delete*",
        "iam:Detach*",
        "iam:PassRole",
        "iam:Put*",
        "iam:Tag*",
        "iam:Untag*",
        "iam:Update*",
      ],
      resources: [own.iamArn(`role/${own.deliveryRole("deploy")}`)],
    },
  ];
};

const withBoundary = (arn: string): Conditions => ({
  StringEquals: { "iam:PermissionsBoundary": arn },
});
