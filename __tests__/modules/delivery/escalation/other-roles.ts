import {
  boundary,
  here,
  iam,
  newTags,
  ownRole,
  ownTags,
  passing,
  sharedTags,
  type Ways,
} from "./words";

/** By roles that may more, and through services that take roles. */
export const otherRoles: Ways = [
  [
    "makes a role without a boundary",
    { action: "iam:CreateRole", resource: ownRole, context: newTags },
  ],
  [
    "makes a role with another boundary",
    {
      action: "iam:CreateRole",
      resource: ownRole,
      context: {
        ...newTags,
        "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess",
      },
    },
  ],
  [
    "makes a role with its own boundary, which is wider",
    {
      action: "iam:CreateRole",
      resource: ownRole,
      context: { ...newTags, "iam:PermissionsBoundary": iam("policy/acme-dev-deploy-boundary") },
    },
  ],
  [
    "takes the boundary off a role",
    {
      action: "iam:DeleteRolePermissionsBoundary",
      resource: ownRole,
      context: { ...boundary, ...ownTags },
    },
  ],
  [
    "writes on a role that has no boundary",
    { action: "iam:PutRolePolicy", resource: ownRole, context: ownTags },
  ],
  [
    "makes a role under another name",
    { action: "iam:CreateRole", resource: iam("role/mine"), context: { ...boundary, ...newTags } },
  ],
  [
    "makes a role of another environment",
    {
      action: "iam:CreateRole",
      resource: iam("role/acme-prod-api-task"),
      context: { ...boundary, ...newTags },
    },
  ],
  [
    "lets others become a role of another environment",
    {
      action: "iam:UpdateAssumeRolePolicy",
      resource: iam("role/acme-prod-deploy"),
      context: sharedTags,
    },
  ],
  [
    "lets others become the role of plans",
    {
      action: "iam:UpdateAssumeRolePolicy",
      resource: iam("role/acme-shared-plan"),
      context: sharedTags,
    },
  ],
  // Through services that take roles.
  ["runs a task with a role of another environment", passing(iam("role/acme-prod-api-task"))],
  ["runs a task with any other role", passing(iam("role/Administrator"))],
  ["starts a function with a role of its own", passing(ownRole, "lambda.amazonaws.com")],
  ["starts a machine with a role of its own", passing(ownRole, "ec2.amazonaws.com")],
  ["makes a function", { action: "lambda:CreateFunction", resource: here("lambda", "function:x") }],
  [
    "lets a role of Organizations be made",
    {
      action: "iam:CreateServiceLinkedRole",
      resource: iam("role/aws-service-role/organizations.amazonaws.com/x"),
      context: { "iam:AWSServiceName": "organizations.amazonaws.com" },
    },
  ],
];
