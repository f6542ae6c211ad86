import type { Said } from "./call";

/** By how ids begin. */
const TYPES: Readonly<Record<string, string>> = {
  acl: "network-acl",
  eipalloc: "elastic-ip",
  eipassoc: "elastic-ip",
  eni: "network-interface",
  fl: "vpc-flow-log",
  igw: "internet-gateway",
  nat: "natgateway",
  rtb: "route-table",
  rtbassoc: "route-table",
  sg: "security-group",
  sgr: "security-group-rule",
  subnet: "subnet",
  vpc: "vpc",
  vpce: "vpc-endpoint",
};

/** What comes into being, by the call that makes it. */
export const MADE: Readonly<Record<string, string>> = {
  AllocateAddress: "elastic-ip",
  AuthorizeSecurityGroupEgress: "security-group-rule",
  AuthorizeSecurityGroupIngress: "security-group-rule",
  CreateFlowLogs: "vpc-flow-log",
  CreateInternetGateway: "internet-gateway",
  CreateNatGateway: "natgateway",
  CreateNetworkAcl: "network-acl",
  CreateRouteTable: "route-table",
  CreateSecurityGroup: "security-group",
  CreateSubnet: "subnet",
  CreateVpc: "vpc",
  CreateVpcEndpoint: "vpc-endpoint",
};

/** What calls name beside the thing that AWS compares: the other side of a rule, the target of a route. */
const ONLY: readonly [operation: RegExp, type: RegExp][] = [
  [/^ModifySecurityGroupRules$/, /^security-group/],
  [/^(?:Authorize|Revoke)SecurityGroup/, /^security-group$/],
  [/^(?:Create|Replace|Delete)Route$/, /^route-table$/],
  [/^ReplaceNetworkAclAssociation$/, /^network-acl$/],
];

/** EC2 compares everything that a call names; what it makes has no id yet. */
export function ec2Resources(
  said: Said,
  arn: (service: string, resource: string) => string,
  operation: string,
): string[] {
  const ids = [...said.values()].flatMap((value) => {
    const [, beginning = ""] = /^([a-z]+)-[0-9a-f]{8,17}$/.exec(value) ?? [];
    const type = TYPES[beginning];
    return type === undefined ? [] : [[type, value] as const];
  });
  const only = ONLY.find(([of]) => of.test(operation))?.[1];
  const counted = ids.filter(([type]) => only === undefined || only.test(type));
  const made = MADE[operation];
  return [
    ...(made === undefined ? [] : [arn("ec2", `${made}/?`)]),
    ...counted.map(([type, id]) => arn("ec2", `${type}/${id}`)),
  ];
}
