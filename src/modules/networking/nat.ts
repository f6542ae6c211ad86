import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { attributeOf } from "../../counted";
import { defined } from "../../defined";
import { nameTag } from "../../tags";
import { letterOf, type NetworkPartProps } from "./part";
import type { PlacedSubnet } from "./subnet-resources";

export interface NatProps extends NetworkPartProps {
  readonly publicSubnets: readonly PlacedSubnet[];
  /** A NAT gateway works only once the VPC has its internet gateway. */
  readonly after: ITerraformDependable;
}

/**
 * The way out of the private subnets. A gateway is named after its zone, a single one too: going
 * to one in each zone keeps the first and its address, which others may have allowed. The address stays
 * without its gateway too.
 */
export class Nat extends Construct {
  private readonly gateways = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NatProps,
  ) {
    super(scope, id);
    const { publicSubnets, config } = props;
    const count = { none: 0, single: 1, "per-zone": publicSubnets.length }[config.nat];
    for (const subnet of publicSubnets.slice(0, count)) {
      this.gateways.set(subnet.zone, this.createGateway(subnet));
    }
  }

  /** The gateway for the private subnet of a zone; undefined without NAT. */
  gatewayFor(zone: string): string | undefined {
    const [single] = this.gateways.values();
    return this.gateways.get(zone) ?? single;
  }

  private createGateway({ zone, id: subnetId }: PlacedSubnet): string {
    const letter = letterOf(zone);
    const tags = nameTag(this.props.naming.resource(`nat-${letter}`));
    const address = new Eip(this, `nat-${letter}`, { domain: "vpc", tags });
    const gateway = new NatGateway(this, letter, {
      allocationId: address.allocationId,
      subnetId,
      tags,
      dependsOn: [this.props.after],
      ...defined({ count: this.props.whileRunning }),
    });
    return attributeOf(gateway, "id");
  }
}
