import type { Conditions, Statement } from "../../iam";
import type { Names } from "./actions/names";
import { ownRoles } from "./actions/scope";

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
export const ownIam = (names: Names): Statement[] => {
  const { own } = names;
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
      // A role without the boundary is none of these, whatever it is called.
      resources: [own.iamArn(`role/${own.prefix}-*`)],
      conditions: withBoundary(own.boundaryArn()),
    },
    {
      sid: "OwnRoles",
      actions: [
        "iam:DeleteRole",
        "iam:PassRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole*",
      ],
      resources: ownRoles(names),
      // Only where a role is passed is there a service, and the role's own policies ask for one.
      conditions: { StringEqualsIfExists: { "iam:PassedToService": PASSED_TO } },
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
      actions: ["iam:*"],
      resources: [own.iamArn(`role/${own.deliveryRole("deploy")}`)],
    },
  ];
};

const withBoundary = (arn: string): Conditions => ({
  StringEquals: { "iam:PermissionsBoundary": arn },
});
