import type { Grant, TypeActions } from "./grant";
import { anyArns, anywhere, keptAsOwn, ownedByTag, ownedOrUntagged, taggedAsOwn } from "./scope";

/** EC2 names everything by ids of its own, so tags tell whose it is: at creation those of the request. */
export const creating = (
  action: string,
  type: string,
  { within = [] }: { readonly within?: readonly string[] } = {},
): Grant[] => [
  { actions: [`ec2:${action}`], on: anyArns("ec2", type), conditions: taggedAsOwn },
  ...(within.length === 0 ? [] : [changing([action], ...within)]),
  {
    actions: ["ec2:CreateTags"],
    on: anyArns("ec2", type),
    conditions: () => ({ StringEquals: { "ec2:CreateAction": action } }),
  },
];

/** Of what exists and carries the environment's tags. */
export const changing = (actions: readonly string[], ...types: readonly string[]): Grant => ({
  actions: actions.map((action) => `ec2:${action}`),
  on: anyArns("ec2", ...types),
  conditions: ownedByTag,
});

/** Other tags for what exists. */
export const retagging = (...types: readonly string[]): Grant => ({
  actions: ["ec2:CreateTags", "ec2:DeleteTags"],
  on: anyArns("ec2", ...types),
  conditions: keptAsOwn,
});

/** Rules go in the name of their group, which has to be the environment's; those that AWS makes with it have no tags. */
export const revoking = (...directions: readonly ("Ingress" | "Egress")[]): Grant[] => {
  const actions = directions.map((direction) => `RevokeSecurityGroup${direction}`);
  return [
    changing(actions, "security-group"),
    { ...changing(actions, "security-group-rule"), conditions: ownedOrUntagged },
  ];
};

/** EC2 lists; which ones is a filter, not a resource. */
export const describing = (...things: readonly string[]): Grant =>
  anywhere(...things.map((thing) => `ec2:Describe${thing}`));

/** Types without a life of their own: they change something else. */
export const partOf = (
  type: string,
  read: readonly string[],
  write: readonly string[],
  ...others: readonly string[]
): TypeActions => ({
  read: [describing(...read)],
  write: [changing(write, type, ...others)],
});
