import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { blocksOf, textOf, textsOf } from "../model/values";
import { parseDocument } from "./document";
import { documentAt } from "./documents";
import type { Statement } from "./statement";

/** A statement and the resource that it is written in. */
export interface Written extends Statement {
  readonly in: string;
}

/** Everything that a role, a user or a group is allowed on one side. */
export interface Holder {
  /** The resource's address; what AWS calls it where it is not in the plan. */
  readonly name: string;
  readonly statements: Written[];
  /** ARNs of policies that are not in the plan, and which resource attaches each. */
  readonly managed: Map<string, string>;
  /** Resources of which the plan does not say what they allow. */
  readonly unknown: Set<string>;
}

const IDENTITY = /^aws_iam_(role|user|group)$|^aws_ssoadmin_permission_set$/;
const POLICY = /^aws_iam_policy$/;

/** Types that give a policy to one identity, and the argument that names it. */
const INLINE: Readonly<Record<string, readonly [holder: string, policy: string]>> = {
  aws_iam_role_policy: ["role", "policy"],
  aws_iam_user_policy: ["user", "policy"],
  aws_iam_group_policy: ["group", "policy"],
  aws_ssoadmin_permission_set_inline_policy: ["permission_set_arn", "inline_policy"],
};

const ATTACHING: Readonly<Record<string, readonly [holders: readonly string[], policy: string]>> = {
  aws_iam_role_policy_attachment: [["role"], "policy_arn"],
  aws_iam_user_policy_attachment: [["user"], "policy_arn"],
  aws_iam_group_policy_attachment: [["group"], "policy_arn"],
  aws_iam_policy_attachment: [["roles", "users", "groups"], "policy_arn"],
  aws_iam_role_policy_attachments_exclusive: [["role_name"], "policy_arns"],
  aws_ssoadmin_managed_policy_attachment: [["permission_set_arn"], "managed_policy_arn"],
};

const known = new WeakMap<Plan, Partial<Record<Side, Map<string, Holder>>>>();

/** As {@link holders}, which several ask for. */
export function holdersOf(plan: Plan, side: Side): ReadonlyMap<string, Holder> {
  const of = known.get(plan) ?? {};
  known.set(plan, of);
  const found = of[side] ?? holders(plan, side);
  of[side] = found;
  return found;
}

/** Who is allowed what, on one side of a plan. A policy that nobody has in it stands for itself. */
function holders(plan: Plan, side: Side): Map<string, Holder> {
  const found = new Map<string, Holder>();
  const holder = (name: string): Holder => {
    const known = found.get(name);
    if (known) return known;
    const fresh = { name, statements: [], managed: new Map(), unknown: new Set<string>() };
    found.set(name, fresh);
    return fresh;
  };
  const write = (to: Holder, resource: Resource, argument: string) => {
    const document = documentAt(plan, resource, argument, side);
    if (document === "unknown") to.unknown.add(resource.address);
    else to.statements.push(...document.map((one) => ({ ...one, in: resource.address })));
  };
  for (const resource of plan.resources) {
    if (resource[side] === undefined || resource.deposed) continue;
    const inline = INLINE[resource.type];
    if (inline)
      for (const name of namesOf(plan, resource, inline[0], side))
        write(holder(name), resource, inline[1]);
    if (IDENTITY.test(resource.type)) own(holder(resource.address), resource, side);
    const attaching = ATTACHING[resource.type];
    if (attaching) {
      const [arguments_, argument] = attaching;
      const policies = plan.named(resource, argument, resource[side]?.[argument], POLICY, side);
      for (const name of arguments_.flatMap((one) => namesOf(plan, resource, one, side))) {
        for (const policy of policies) write(holder(name), policy, "policy");
        if (policies.length === 0)
          for (const arn of textsOf(resource[side]?.[argument]))
            holder(name).managed.set(arn, resource.address);
      }
    }
    if (POLICY.test(resource.type)) write(holder(resource.address), resource, "policy");
    if (resource.type === "aws_organizations_policy")
      write(holder(resource.address), resource, "content");
  }
  return found;
}

/** What a role carries in its own arguments. */
function own(holder: Holder, resource: Resource, side: Side): void {
  const values = resource[side];
  for (const { policy } of blocksOf(values?.inline_policy))
    for (const one of parseDocument(policy) ?? [])
      holder.statements.push({ ...one, in: resource.address });
  for (const arn of textsOf(values?.managed_policy_arns)) holder.managed.set(arn, resource.address);
}

/** Which identities an argument names: a role and a user may have one name. */
const NAMED: readonly (readonly [argument: RegExp, types: RegExp])[] = [
  [/^role/, /^aws_iam_role$/],
  [/^user/, /^aws_iam_user$/],
  [/^group/, /^aws_iam_group$/],
];

/** The addresses of the identities that an argument names. */
function namesOf(plan: Plan, resource: Resource, argument: string, side: Side): string[] {
  const value = resource[side]?.[argument];
  const [, types = IDENTITY] = NAMED.find(([names]) => names.test(argument)) ?? [];
  const found = plan.named(resource, argument, value, types, side).map(({ address }) => address);
  return found.length > 0 ? found : textsOf(value).flatMap((one) => textOf(one) ?? []);
}
