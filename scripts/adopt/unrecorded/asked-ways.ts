import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import { textOf, type Values } from "./wanted";
import type { Asking } from "./way";

/** Roles have tags, and the tagging API does not search them. */
export const role: Asking = {
  by: "asking",
  ask: async (aws, planned) => {
    const name = textOf(planned, "name");
    const found = name === undefined ? undefined : await aws.role(name);
    return name !== undefined && found && aws.isOurs(found.Tags) ? [name] : [];
  },
};

export const managedPolicy: Asking = {
  by: "asking",
  ask: async (aws, planned) => {
    const name = textOf(planned, "name");
    const found = name === undefined ? undefined : await aws.policy(name);
    return found && aws.isOurs(found.tags) ? [found.arn] : [];
  },
};

/** An account has one of a host: somebody else's is not taken over. */
export const identityProvider: Asking = {
  by: "asking",
  ask: async (aws, planned) => {
    const host = textOf(planned, "url")?.replace(/^https:\/\//, "");
    const found = host === undefined ? undefined : await aws.identityProvider(host);
    return found && aws.isOurs(found.tags) ? [found.arn] : [];
  },
};

/** A name is taken once in an account and region; only on the planned key it is the environment's own. */
export const keyAlias: Asking = {
  by: "asking",
  ask: async (aws, planned) => {
    const name = textOf(planned, "name");
    const key = textOf(planned, "target_key_id");
    if (name === undefined || key === undefined) return [];
    return (await aws.aliasesOf(key)).filter((one) => one === name);
  },
};

/** A route belongs to its table, which is the environment's. */
export const route: Asking = {
  by: "asking",
  ask: async (aws, planned) => {
    const table = textOf(planned, "route_table_id");
    const to = DESTINATIONS.flatMap((name) => textOf(planned, name) ?? [])[0];
    if (table === undefined || to === undefined) return [];
    const { Routes = [] } = (await aws.routeTable(table)) ?? {};
    const there = Routes.some(
      ({ DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId }) =>
        [DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId].includes(to),
    );
    return there ? [`${table}_${to}`] : [];
  },
};

const DESTINATIONS = [
  "destination_cidr_block",
  "destination_ipv6_cidr_block",
  "destination_prefix_list_id",
];

export const routeTableAssociation: Asking = {
  by: "asking",
  ask: async (aws, planned) => {
    const table = textOf(planned, "route_table_id");
    const subnet = textOf(planned, "subnet_id");
    if (table === undefined || subnet === undefined) return [];
    const { Associations = [] } = (await aws.routeTable(table)) ?? {};
    return Associations.some(({ SubnetId }) => SubnetId === subnet) ? [`${subnet}/${table}`] : [];
  },
};

/** A rule has tags but no name: it is the one that lets the same through. */
const rule = (egress: boolean): Asking => ({
  by: "asking",
  ask: async (aws, planned) => {
    const group = textOf(planned, "security_group_id");
    if (group === undefined) return [];
    return (await aws.rulesOf(group))
      .filter((one) => one.IsEgress === egress && aws.isOurs(one.Tags) && letsThrough(one, planned))
      .flatMap(({ SecurityGroupRuleId }) => SecurityGroupRuleId ?? []);
  },
});

export const egressRule = rule(true);
export const ingressRule = rule(false);

/** Whether a rule is for the planned ports and the planned other side, which has to be known. */
export function letsThrough(found: SecurityGroupRule, planned: Values): boolean {
  const pairs = [
    [textOf(planned, "cidr_ipv4"), found.CidrIpv4],
    [textOf(planned, "cidr_ipv6"), found.CidrIpv6],
    [textOf(planned, "prefix_list_id"), found.PrefixListId],
    [textOf(planned, "referenced_security_group_id"), found.ReferencedGroupInfo?.GroupId],
  ] as const;
  return (
    planned.ip_protocol === found.IpProtocol &&
    (planned.from_port ?? -1) === (found.FromPort ?? -1) &&
    (planned.to_port ?? -1) === (found.ToPort ?? -1) &&
    pairs.some(([asked]) => asked !== undefined) &&
    pairs.every(([asked, there]) => asked === (there || undefined))
  );
}
