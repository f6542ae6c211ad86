import { describe, expect, it } from "vitest";
import { own, stacksOf } from "../../support/delivered-stacks";
import { may, roleNamed } from "../../support/iam-in-stacks";
import { foreign } from "./escalation/foreign";
import { identities } from "./escalation/identities";
import { otherRoles } from "./escalation/other-roles";
import { ownRoleWays } from "./escalation/own-role";
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
} from "./escalation/words";

const { shared } = stacksOf(own());
if (!shared) throw new Error("there is no shared stack");
const deploy = roleNamed(shared, "acme-dev-deploy");
const anything = [{ effect: "Allow", actions: ["*"], resources: ["*"] }] as const;

const refused: Ways = [...ownRoleWays, ...otherRoles, ...identities, ...foreign];

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
