import { describe, expect, it } from "vitest";
import { own, stacksOf } from "../../support/delivered-stacks";
import { may, type Request, roleNamed } from "../../support/iam-in-stacks";

const ACCOUNT = "111111111111";
const iam = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`;
const here = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:${ACCOUNT}:${resource}`;

const ownRole = iam("role/acme-dev-api-task");
const itself = iam("role/acme-dev-deploy");
const boundary = { "iam:PermissionsBoundary": iam("policy/acme-dev-boundary") };
const ownTags = { "aws:ResourceTag/Platform": "acme", "aws:ResourceTag/Environment": "dev" };
const sharedTags = { ...ownTags, "aws:ResourceTag/Environment": "shared" };
const othersTags = { ...ownTags, "aws:ResourceTag/Environment": "prod" };
const newTags = { "aws:RequestTag/Platform": "acme", "aws:RequestTag/Environment": "dev" };
const administrator = { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" };

const { shared } = stacksOf(own());
if (!shared) throw new Error("there is no shared stack");
const deploy = roleNamed(shared, "acme-dev-deploy");
const anything = [{ effect: "Allow", actions: ["*"], resources: ["*"] }] as const;

type Ways = readonly (readonly [what: string, request: Request])[];

const refused: Ways = [
  // Its own role.
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
  // Roles that may more.
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
  // Identities.
  ...["role/acme-prod-deploy", "role/acme-shared-images", "role/Administrator"].map(
    (name) => [`becomes ${name}`, { action: "sts:AssumeRole", resource: iam(name) }] as const,
  ),
  ...["AddClientIDToOpenIDConnectProvider", "UpdateOpenIDConnectProviderThumbprint"].map(
    (name) =>
      [
        `calls ${name}`,
        {
          action: `iam:${name}`,
          resource: iam("oidc-provider/token.actions.githubusercontent.com"),
          context: sharedTags,
        },
      ] as const,
  ),
  [
    "makes a provider of identities",
    {
      action: "iam:CreateOpenIDConnectProvider",
      resource: iam("oidc-provider/example.com"),
      context: newTags,
    },
  ],
  [
    "makes a user",
    { action: "iam:CreateUser", resource: iam("user/acme-dev-me"), context: boundary },
  ],
  ["makes a key for a user", { action: "iam:CreateAccessKey", resource: iam("user/admin") }],
  [
    "makes an instance profile",
    { action: "iam:CreateInstanceProfile", resource: iam("instance-profile/acme-dev-x") },
  ],
  // What all share, and what others have.
  [
    "writes a policy on the key of the states",
    { action: "kms:PutKeyPolicy", resource: here("kms", "key/state"), context: sharedTags },
  ],
  [
    "gives the key of the states its own tags",
    {
      action: "kms:TagResource",
      resource: here("kms", "key/state"),
      context: { ...sharedTags, ...newTags },
    },
  ],
  ...[
    ["has tags of another system", { "aws:ResourceTag/Platform": "other" }],
    ["has a name", { "kms:ResourceAliases": "alias/other" }],
  ].map(
    ([what, context]) =>
      [
        `takes a key of the account that ${what}`,
        {
          action: "kms:TagResource",
          resource: here("kms", "key/1"),
          context: { ...(context as object), ...newTags },
        },
      ] as const,
  ),
  [
    "writes a policy on a key without tags",
    { action: "kms:PutKeyPolicy", resource: here("kms", "key/1") },
  ],
  [
    "takes the tags off a key that is not its own",
    { action: "kms:UntagResource", resource: here("kms", "key/1") },
  ],
  [
    "gives a name of its own to a key without tags",
    { action: "kms:CreateAlias", resource: here("kms", "key/1") },
  ],
  ...["admin", "deploy", "plan"].map(
    (name) =>
      [
        `takes a role of an administrator's that is called acme-dev-${name}`,
        { action: "iam:TagRole", resource: iam(`role/acme-dev-${name}`), context: newTags },
      ] as const,
  ),
  [
    "lets others become a role of an administrator's",
    {
      action: "iam:UpdateAssumeRolePolicy",
      resource: iam("role/acme-dev-admin"),
      context: ownTags,
    },
  ],
  ["runs a task with a role of an administrator's", passing(iam("role/acme-dev-admin"))],
  [
    "deletes a repository",
    {
      action: "ecr:DeleteRepository",
      resource: here("ecr", "repository/acme/backend"),
      context: sharedTags,
    },
  ],
  [
    "deletes the history of releases",
    {
      action: "dynamodb:DeleteTable",
      resource: here("dynamodb", "table/acme-releases"),
      context: sharedTags,
    },
  ],
  [
    "gives something of another environment its own tags",
    {
      action: "ec2:CreateTags",
      resource: here("ec2", "vpc/vpc-1"),
      context: { ...othersTags, ...newTags },
    },
  ],
  [
    "reads a secret of another environment",
    {
      action: "secretsmanager:GetSecretValue",
      resource: here("secretsmanager", "secret:/acme/prod/session-key-abcdef"),
      context: othersTags,
    },
  ],
];

function passing(role: string, service = "ecs-tasks.amazonaws.com"): Request {
  return { action: "iam:PassRole", resource: role, context: { "iam:PassedToService": service } };
}

describe("the role that deploys an environment never", () => {
  it.each(refused)("%s", (_, request) => {
    expect(may(deploy, request)).toBe(false);
  });
});

/** Of these only the role's own policies know: the boundary leaves them to what an administrator hangs on it. */
const notBounded = new Set(["makes a function", "starts a function with a role of its own"]);

describe("its boundary alone refuses that the role", () => {
  // An administrator hung a policy on it that allows everything.
  const careless = { statements: [...anything], boundary: deploy.boundary };

  it.each(refused.filter(([what]) => !notBounded.has(what)))("%s", (_, request) => {
    expect(may(careless, request)).toBe(false);
  });
});

describe("the role that deploys an environment", () => {
  const allowed: Ways = [
    [
      "makes roles with the boundary",
      { action: "iam:CreateRole", resource: ownRole, context: { ...boundary, ...newTags } },
    ],
    [
      "puts the boundary on a role that had none",
      {
        action: "iam:PutRolePermissionsBoundary",
        resource: ownRole,
        context: { ...boundary, ...ownTags },
      },
    ],
    [
      "writes on roles with the boundary",
      { action: "iam:PutRolePolicy", resource: ownRole, context: { ...boundary, ...ownTags } },
    ],
    [
      "attaches AWS's policy for monitoring",
      {
        action: "iam:AttachRolePolicy",
        resource: iam("role/acme-dev-main-monitor"),
        context: {
          ...boundary,
          "iam:PolicyARN": "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
        },
      },
    ],
    ["deletes its roles", { action: "iam:DeleteRole", resource: ownRole, context: ownTags }],
    ["passes them to tasks", passing(ownRole)],
    [
      "makes what ECS needs in a new account",
      {
        action: "iam:CreateServiceLinkedRole",
        resource: iam("role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"),
        context: { "iam:AWSServiceName": "ecs.amazonaws.com" },
      },
    ],
    [
      "gives a new key its tags",
      {
        action: "kms:TagResource",
        resource: here("kms", "key/1"),
        context: newTags,
      },
    ],
    [
      "looks at a key whose tags are not known yet",
      { action: "kms:DescribeKey", resource: here("kms", "key/1") },
    ],
    ["gives a new role its tags", { action: "iam:TagRole", resource: ownRole, context: newTags }],
    [
      "tells people",
      {
        action: "sns:Publish",
        resource: here("sns", "acme-delivery"),
        context: sharedTags,
      },
    ],
  ];

  it.each(allowed)("%s", (_, request) => {
    expect(may(deploy, request)).toBe(true);
  });

  describe.each([
    ["durable", "acme-prod-deploy", "prod", false],
    ["disposable", "acme-dev-deploy", "dev", true],
  ])("that is %s", (_, name, environment, expected) => {
    const role = roleNamed(shared, name);
    const theirs = { ...ownTags, "aws:ResourceTag/Environment": environment };
    const bucket = `arn:aws:s3:::acme-${environment}-111111111111-eu-west-1-access-logs`;
    const taking: Ways = [
      [
        "delete its key",
        { action: "kms:ScheduleKeyDeletion", resource: here("kms", "key/1"), context: theirs },
      ],
      ["delete a bucket", { action: "s3:DeleteBucket", resource: bucket }],
      [
        "delete what a bucket has kept",
        { action: "s3:DeleteObjectVersion", resource: `${bucket}/x` },
      ],
    ];

    it.each(taking)(`${expected ? "may" : "may not"} %s`, (__, request) => {
      expect(may(role, request)).toBe(expected);
      const careless = { statements: [...anything], boundary: role.boundary };
      expect(may(careless, request)).toBe(expected);
    });
  });

  it("may take four hours", () => {
    expect(deploy.role.max_session_duration).toBe(4 * 60 * 60);
  });
});
