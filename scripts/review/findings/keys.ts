import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { shown } from "../model/show";
import { isNothing, same, textOf, textsOf } from "../model/values";
import { changeOf, finding, whyItGoes } from "./context";
import { type Finding, fact, type Kind, type Severity } from "./finding";

/** Types that are themselves a permission or a way in, when they are made. */
const MADE: readonly (readonly [
  types: RegExp,
  kind: Kind,
  severity: Severity,
  what: string,
  why: string,
  todo: string,
])[] = [
  [
    /^aws_iam_access_key$/,
    "permissions",
    "high",
    "is a key that never expires",
    "Keys leak, and nobody notices; its secret is in Terraform's state as well.",
    "Use a role, which needs no stored key.",
  ],
  [
    /^aws_iam_user_login_profile$/,
    "permissions",
    "medium",
    "lets a user sign in with a password",
    "Passwords leak; its first one is in Terraform's state.",
    "Use single sign-on.",
  ],
  [
    /^aws_iam_(user_group_membership|group_membership)$/,
    "permissions",
    "medium",
    "puts users into groups",
    "They may do what the groups may.",
    "See what the groups allow.",
  ],
  [
    /^aws_ssoadmin_account_assignment$/,
    "permissions",
    "medium",
    "lets people into an account",
    "They may do what the permission set allows.",
    "See whom, and with which permission set.",
  ],
  [
    /^aws_iam_(openid_connect|saml)_provider$/,
    "permissions",
    "medium",
    "lets another system sign people in",
    "Roles can trust it from now on.",
    "See that each role which trusts it names a subject.",
  ],
  [
    /^aws_eks_access_policy_association$/,
    "permissions",
    "medium",
    "gives permissions in a cluster",
    "It may do there what the policy says.",
    "See which policy, and for which namespaces.",
  ],
  [
    /^aws_kms_grant$/,
    "permissions",
    "medium",
    "lets somebody use a key",
    "Grants are not seen in the key's policy.",
    "See whom, and which operations.",
  ],
  [
    /^aws_ram_principal_association$/,
    "exposure",
    "medium",
    "shares resources with another account",
    "That account uses them without asking.",
    "See which account it is.",
  ],
  [
    /^aws_ecrpublic_repository$/,
    "exposure",
    "medium",
    "is a public registry",
    "Anyone can pull what is pushed there.",
    "Push no image there that holds anything private.",
  ],
  [
    /^aws_vpc_peering_connection(_accepter)?$/,
    "exposure",
    "medium",
    "connects two networks",
    "Routes and groups decide what is reached; both may be wide.",
    "See what the other network is.",
  ],
  [
    /^(google_\w+_iam_(member|binding)|azurerm_role_assignment|kubernetes_cluster_role_binding)$/,
    "permissions",
    "medium",
    "gives permissions",
    "They may do what the role allows.",
    "See whom, and which role.",
  ],
  [
    /^google_service_account_key$/,
    "permissions",
    "high",
    "is a key that never expires",
    "Keys leak, and nobody notices; its secret is in Terraform's state as well.",
    "Use workload identity, which needs no stored key.",
  ],
  [
    /^aws_key_pair$/,
    "permissions",
    "low",
    "lets whoever has the key into instances",
    "Keys leak, and are never replaced.",
    "Use Session Manager, which needs no key.",
  ],
];

/** Ways in that a plan makes, and those that it replaces by wider ones. */
export const waysIn = (plan: Plan): Finding[] =>
  plan.resources
    .filter(
      (one) =>
        one.action === "create" ||
        one.action === "replace" ||
        (one.action === "update" && gained(one).length > 0),
    )
    .flatMap((resource: Resource) => {
      const made = MADE.find(([types]) => types.test(resource.type));
      if (!made || (resource.action === "replace" && !isOther(resource))) return [];
      const [, kind, severity, what, why, todo] = made;
      return [
        finding(resource, {
          kind,
          rule: "way-in-made",
          severity: isAdministrator(resource) ? "high" : severity,
          what,
          why,
          todo,
          causes:
            resource.action === "replace"
              ? whyItGoes(plan, resource)
              : resource.action === "update"
                ? gained(resource).flatMap((name) => changeOf(plan, resource, [name]))
                : [],
          facts: SAID.flatMap((name) =>
            isNothing(resource.after?.[name])
              ? []
              : fact(name, shown(plan, resource, "after", [name])),
          ),
        }),
      ];
    });

/** Who gets in, and what they may do. */
const SAID = [
  "user",
  "users",
  "principal_arn",
  "principal_id",
  "principal",
  "grantee_principal",
  "groups",
  "policy_arn",
  "operations",
  "peer_vpc_id",
  "url",
  "role",
  "role_definition_name",
  "member",
  "members",
];

/** Lists of whom a membership is of that have somebody more. */
const gained = ({ before, after }: Resource): string[] =>
  ["users", "groups"].filter((name) => {
    const had = textsOf(before?.[name]);
    return textsOf(after?.[name]).some((one) => !had.includes(one));
  });

/** A key that is made anew is another one for the same. */
const isOther = ({ before, after }: Resource): boolean =>
  SAID.some((name) => !isNothing(after?.[name]) && !same(before?.[name], after?.[name]));

const isAdministrator = ({ after }: Resource): boolean =>
  [after?.policy_arn, after?.role, after?.role_definition_name].some((role) =>
    /AdminPolicy$|AdministratorAccess$|^roles\/(owner|editor|iam\.\w*[aA]dmin\w*)$|^(Owner|Contributor|User Access Administrator)$/.test(
      textOf(role) ?? "",
    ),
  );
