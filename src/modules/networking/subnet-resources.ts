import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { nameTag } from "../../tags";
import { TIERS, type Tier } from "./config";
import { letterOf, type NetworkPartProps } from "./part";
import { type PlannedSubnet, planSubnets } from "./subnets";

export interface PlacedSubnet extends PlannedSubnet {
  readonly id: string;
}

/** The subnets of all tiers. Nothing in them gets a public address unless it asks for one itself. */
export class Subnets extends Construct {
  private readonly placed: readonly PlacedSubnet[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NetworkPartProps,
  ) {
    super(scope, id);
    this.placed = this.plan().map((subnet) => ({ ...subnet, id: this.create(subnet) }));
  }

  of(tier: Tier): readonly PlacedSubnet[] {
    return this.placed.filter((subnet) => subnet.tier === tier);
  }

  ids(tier: Tier): string[] {
    return this.of(tier).map(({ id }) => id);
  }

  private plan(): readonly PlannedSubnet[] {
    const { config } = this.props;
    const { subnets } = planSubnets(config);
    const [missing] = config.zones.value
      .flatMap((zone) => TIERS.map((tier) => ({ tier, zone })))
      .filter(({ tier, zone }) => !subnets.some((one) => one.tier === tier && one.zone === zone));
    if (missing) {
      throw new Error(
        `${config.cidr} has no ${missing.tier} subnet for ${missing.zone}: use a larger range, or give one range a zone`,
      );
    }
    return subnets;
  }

  private create({ tier, zone, cidr }: PlannedSubnet): string {
    const name = `${tier}-${letterOf(zone)}`;
    const subnet = new Subnet(this, name, {
      vpcId: this.props.vpcId,
      availabilityZone: zone,
      cidrBlock: cidr,
      mapPublicIpOnLaunch: false,
      tags: nameTag(this.props.naming.resource(name)),
    });
    return subnet.id;
  }
}
