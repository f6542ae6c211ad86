import { boundary, iam, itself, newTags, passing, sharedTags, type Ways } from "./words";

const administrator = { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" };

/** By its own role and its own policies. */
export const ownRoleWays: Ways = [
  [
    "writes a policy on itself",
    { action: "iam:PutRolePolicy", resource: itself, context: { ...boundary, ...sharedTags } },
  ],
  [
    "attaches a policy to itself",
    {
      action: "iam:AttachRolePolicy",
      resource: itself,
      context: {
        ...administrator,
        ...sharedTags,
        "iam:PermissionsBoundary": iam("policy/acme-dev-deploy-boundary"),
      },
    },
  ],
  [
    "lets others become itself",
    { action: "iam:UpdateAssumeRolePolicy", resource: itself, context: sharedTags },
  ],
  [
    "gives itself the tags of its environment",
    { action: "iam:TagRole", resource: itself, context: { ...sharedTags, ...newTags } },
  ],
  [
    "lengthens its own sessions",
    { action: "iam:UpdateRole", resource: itself, context: sharedTags },
  ],
  [
    "takes off its boundary",
    {
      action: "iam:DeleteRolePermissionsBoundary",
      resource: itself,
      context: { ...boundary, ...sharedTags },
    },
  ],
  [
    "swaps its boundary for that of its environment's roles",
    {
      action: "iam:PutRolePermissionsBoundary",
      resource: itself,
      context: { ...boundary, ...sharedTags },
    },
  ],
  ["passes itself on", passing(itself, "ecs-tasks.amazonaws.com")],
  ["deletes itself", { action: "iam:DeleteRole", resource: itself, context: sharedTags }],
  // Policies.
  ...[
    "acme-dev-deploy-1",
    "acme-dev-deploy-boundary",
    "acme-dev-boundary",
    "acme-shared-plan-1",
  ].map(
    (name) =>
      [
        `writes a version of ${name}`,
        {
          action: "iam:CreatePolicyVersion",
          resource: iam(`policy/${name}`),
          context: sharedTags,
        },
      ] as const,
  ),
  [
    "goes back to an older version of its policy",
    {
      action: "iam:SetDefaultPolicyVersion",
      resource: iam("policy/acme-dev-deploy-1"),
      context: sharedTags,
    },
  ],
  [
    "makes a policy",
    { action: "iam:CreatePolicy", resource: iam("policy/acme-dev-mine"), context: newTags },
  ],
];
