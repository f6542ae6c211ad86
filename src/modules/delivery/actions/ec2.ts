import type { Grant, TypeActions } from "./grant";
import { anyArns, anywhere, keptAsOwn, ownedByTag, taggedAsOwn } from "./scope";

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

/** EC2 lists; which ones is a filter, not a resource. */
export const describing = (...things: readonly string[]): Grant =>
  anywhere(...things.map((thing) => `ec2:Describe${thing}`));

/** The one thing that EC2 does not list but tells of a VPC. */
export const vpcAttributes: Grant = {
  actions: ["ec2:DescribeVpcAttribute"],
  on: anyArns("ec2", "vpc"),
};

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
