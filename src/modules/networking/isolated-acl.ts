import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { Construct } from "constructs";
import { nameTag } from "../../tags";
import type { NetworkPartProps } from "./part";

/** Ports that Linux gives to connections it opens; no database listens on one. */
const EPHEMERAL = { fromPort: 32768, toPort: 65535 };

const HTTPS = { fromPort: 443, toPort: 443 };

export interface IsolatedAclProps extends NetworkPartProps {
  readonly subnetIds: string[];
}

/**
 * Keeps the isolated tier to the VPC's own range even if a route or a security group should let
 * more through. An ACL keeps no state, so replies need a rule as well; inside the VPC every port
 * is open both ways and the security groups decide. AWS's resolver is never filtered by an ACL.
 */
export class IsolatedAcl extends Construct {
  constructor(scope: Construct, id: string, props: IsolatedAclProps) {
    super(scope, id);
    const { config, naming, vpcId, subnetIds } = props;
    const opened = config.isolatedGatewayEndpoints && config.gatewayEndpoints.length > 0;
    const inside = allow(100, "-1", config.cidr, { fromPort: 0, toPort: 0 });
    new NetworkAcl(this, "isolated", {
      vpcId,
      subnetIds,
      ingress: [inside, ...(opened ? [allow(200, "tcp", "0.0.0.0/0", EPHEMERAL)] : [])],
      egress: [inside, ...(opened ? [allow(200, "tcp", "0.0.0.0/0", HTTPS)] : [])],
      tags: nameTag(naming.resource("isolated")),
    });
  }
}

const allow = (
  ruleNo: number,
  protocol: "-1" | "tcp",
  cidrBlock: string,
  ports: { readonly fromPort: number; readonly toPort: number },
) => ({ ruleNo, action: "allow", protocol, cidrBlock, ...ports });
