import { changing, creating, describing, retagging, vpcAttributes } from "./ec2";
import type { ActionsByType } from "./grant";
import { passingTo } from "./passing";
import { anyArns, ownedOrUntagged, taggedAsOwn } from "./scope";

/** The VPC, what is in it, and who watches it. */
export const network: ActionsByType = {
  aws_vpc: {
    // The main route table, the default network ACL and the default security group are attributes of it.
    read: [vpcAttributes, describing("Vpcs", "NetworkAcls", "RouteTables", "SecurityGroups")],
    write: [
      ...creating("CreateVpc", "vpc"),
      changing(["ModifyVpcAttribute", "DeleteVpc"], "vpc"),
      retagging("vpc"),
    ],
  },
  aws_default_security_group: {
    read: [describing("SecurityGroups", "SecurityGroupRules")],
    write: [
      {
        // AWS makes it with the VPC and without tags; Terraform adopts it by tagging it.
        actions: ["ec2:CreateTags"],
        on: anyArns("ec2", "security-group"),
        conditions: (names) => ({ ...taggedAsOwn(names), ...ownedOrUntagged(names) }),
      },
      changing(["RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress"], "security-group"),
      retagging("security-group"),
    ],
  },
  aws_subnet: {
    read: [describing("Subnets", "NetworkInterfaces")],
    write: [
      ...creating("CreateSubnet", "subnet", { within: ["vpc"] }),
      changing(["ModifySubnetAttribute", "DeleteSubnet"], "subnet"),
      retagging("subnet"),
    ],
  },
  aws_network_acl: {
    read: [describing("NetworkAcls")],
    write: [
      ...creating("CreateNetworkAcl", "network-acl", { within: ["vpc"] }),
      changing(
        ["CreateNetworkAclEntry", "DeleteNetworkAclEntry", "DeleteNetworkAcl"],
        "network-acl",
      ),
      {
        // Before it goes, its subnets return to the VPC's default one, which has no tags.
        actions: ["ec2:ReplaceNetworkAclAssociation"],
        on: anyArns("ec2", "network-acl"),
        conditions: ownedOrUntagged,
      },
      changing(["ReplaceNetworkAclAssociation"], "subnet"),
      retagging("network-acl"),
    ],
  },
  aws_flow_log: {
    read: [describing("FlowLogs")],
    write: [
      ...creating("CreateFlowLogs", "vpc-flow-log", { within: ["vpc"] }),
      changing(["DeleteFlowLogs"], "vpc-flow-log"),
      retagging("vpc-flow-log"),
      passingTo("vpc-flow-logs.amazonaws.com"),
    ],
  },
};
