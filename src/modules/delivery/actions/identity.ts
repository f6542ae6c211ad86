import type { ActionsByType, Grant } from "./grant";
import { ownedByTag, ownRoles, tagging } from "./scope";

/** AWS's own policies that a module attaches, by the end of their ARN. */
export const ATTACHED_POLICIES = ["service-role/AmazonRDSEnhancedMonitoringRole"] as const;

const reading = (...actions: readonly string[]): Grant => ({ actions, on: ownRoles });

/**
 * Only of roles with the boundary: nobody can make one that may more, and the roles of the deploys themselves, whose
 * names begin alike, have another.
 */
const bounded = (...actions: readonly string[]): Grant => ({
  actions,
  on: ownRoles,
  conditions: (names) => ({ StringEquals: { "iam:PermissionsBoundary": names.own.boundaryArn() } }),
});

/** Where AWS compares no boundary: the roles of the deploys are tagged as what all environments share. */
const owned = (...actions: readonly string[]): Grant => ({
  actions,
  on: ownRoles,
  conditions: ownedByTag,
});

/** Roles of the environment. */
export const identity: ActionsByType = {
  aws_iam_role: {
    read: [reading("iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies")],
    write: [
      bounded("iam:CreateRole", "iam:PutRolePermissionsBoundary"),
      owned("iam:UpdateAssumeRolePolicy", "iam:UpdateRoleDescription", "iam:DeleteRole"),
      // Before it goes: AWS deletes no role that an instance profile has.
      reading("iam:ListInstanceProfilesForRole"),
      ...tagging(ownRoles, "iam:TagRole", "iam:UntagRole"),
    ],
  },
  aws_iam_role_policy: {
    read: [reading("iam:GetRolePolicy")],
    write: [bounded("iam:PutRolePolicy", "iam:DeleteRolePolicy")],
  },
  aws_iam_role_policy_attachment: {
    read: [reading("iam:ListAttachedRolePolicies")],
    write: [
      {
        actions: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
        on: ownRoles,
        conditions: (names) => ({
          StringEquals: { "iam:PermissionsBoundary": names.own.boundaryArn() },
          ArnEquals: {
            "iam:PolicyARN": ATTACHED_POLICIES.map(
              (policy) => `arn:${names.own.partition}:iam::aws:policy/${policy}`,
            ),
          },
        }),
      },
    ],
  },
};
