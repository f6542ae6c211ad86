import { changing, creating, describing, retagging } from "./ec2";
import type { ActionsByType, Grant, TypeActions } from "./grant";

/** Rules are made and revoked in the name of their group; their own tags come with the first call. */
const rule = (direction: "Ingress" | "Egress"): TypeActions => ({
  read: [describing("SecurityGroupRules")],
  write: [
    ...creating(`AuthorizeSecurityGroup${direction}`, "security-group-rule", {
      within: ["security-group"],
    }),
    changing([`RevokeSecurityGroup${direction}`], "security-group"),
    changing(["ModifySecurityGroupRules"], "security-group", "security-group-rule"),
    retagging("security-group-rule"),
  ],
});

/** An interface endpoint with a private name brings a hosted zone of AWS's own into the VPC, of which nobody knows the id. */
const privateName: Grant = {
  actions: ["route53:AssociateVPCWithHostedZone"],
  on: ({ own }) => [`arn:${own.partition}:route53:::hostedzone/*`],
};

/** Who may speak to whom within the VPC. */
export const access: ActionsByType = {
  aws_security_group: {
    read: [describing("SecurityGroups", "NetworkInterfaces")],
    write: [
      ...creating("CreateSecurityGroup", "security-group", { within: ["vpc"] }),
      // A new group comes with a rule that lets everything out, which Terraform takes away.
      changing(
        ["RevokeSecurityGroupEgress", "RevokeSecurityGroupIngress", "DeleteSecurityGroup"],
        "security-group",
      ),
      retagging("security-group"),
    ],
  },
  aws_vpc_security_group_ingress_rule: rule("Ingress"),
  aws_vpc_security_group_egress_rule: rule("Egress"),
  aws_vpc_endpoint: {
    read: [describing("VpcEndpoints", "PrefixLists", "NetworkInterfaces")],
    write: [
      ...creating("CreateVpcEndpoint", "vpc-endpoint", {
        within: ["vpc", "subnet", "route-table", "security-group"],
      }),
      changing(["ModifyVpcEndpoint"], "vpc-endpoint", "subnet", "route-table", "security-group"),
      changing(["DeleteVpcEndpoints"], "vpc-endpoint"),
      retagging("vpc-endpoint"),
      privateName,
    ],
  },
};
