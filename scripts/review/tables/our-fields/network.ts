import type { Field } from "./field";

/** What an environment's `networking` and `encryption` make. */
export const NETWORK: readonly Field[] = [
  { types: /^aws_vpc$/, argument: /^cidr_block$/, field: "networking.cidr" },
  { types: /^aws_(vpc|internet_gateway|default_security_group)$/, field: "networking" },
  { types: /^aws_subnet$/, argument: /^availability_zone$/, field: "networking.zones" },
  { types: /^aws_subnet$/, field: "networking.subnets" },
  { types: /^aws_network_acl/, field: "networking.subnets.isolated" },
  { types: /^aws_(nat_gateway|eip)$/, field: "networking.nat" },
  { types: /^aws_route$/, argument: /^nat_gateway_id$/, field: "networking.nat" },
  { types: /^aws_route(_table|_table_association)?$/, field: "networking.subnets" },
  { types: /^aws_vpc_endpoint$/, name: /^(?:s3|dynamodb)$/, field: "networking.gatewayEndpoints" },
  { types: /^aws_vpc_endpoint/, field: "networking.interfaceEndpoints" },
  { types: /^aws_vpc_peering/, field: "networking.peers" },
  { types: /^aws_flow_log$/, field: "networking.flowLogs" },
  { types: /^aws_iam_role(_policy)?$/, name: /^flow_logs$/, field: "networking.flowLogs" },
  { types: /^aws_kms_(key|alias)$/, name: /^main$/, field: "encryption" },
];
