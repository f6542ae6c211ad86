import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defined } from "../../defined";
import { nameTag } from "../../tags";
import type { Tier } from "./config";
import type { Nat } from "./nat";
import { letterOf, type NetworkPartProps } from "./part";
import type { PlacedSubnet, Subnets } from "./subnet-resources";

const ANYWHERE = "0.0.0.0/0";

export interface RoutesProps extends NetworkPartProps {
  readonly subnets: Subnets;
  readonly nat: Nat;
  readonly internetGatewayId: string;
}

/** One table for the public tier, one for the isolated, one for each private subnet. */
export class Routes extends Construct {
  /** Tables by tier, for what adds routes of its own. */
  readonly tableIds: Record<Tier, string[]> = { public: [], private: [], isolated: [] };
  /** Ways out by tier: once they are there, so is all that leads to them. */
  readonly waysOut: Record<Tier, ITerraformDependable[]> = {
    public: [],
    private: [],
    isolated: [],
  };

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RoutesProps,
  ) {
    super(scope, id);
    this.routePublic();
    for (const subnet of props.subnets.of("private")) this.routePrivate(subnet);
    this.closeIsolated();
  }

  private routePublic(): void {
    const { subnets, internetGatewayId } = this.props;
    const table = new Table(this, "public", this.props);
    for (const { zone, id } of subnets.of("public")) table.serve(letterOf(zone), id);
    this.waysOut.public.push(table.leadOut({ gatewayId: internetGatewayId }));
    this.tableIds.public.push(table.id);
  }

  private routePrivate({ zone, id }: PlacedSubnet): void {
    const table = new Table(this, `private-${letterOf(zone)}`, this.props);
    table.serve("Subnet", id);
    const natGatewayId = this.props.nat.gatewayFor(zone);
    if (natGatewayId !== undefined) {
      const count = this.props.whileRunning;
      this.waysOut.private.push(table.leadOut({ natGatewayId, ...defined({ count }) }));
    }
    this.tableIds.private.push(table.id);
  }

  private closeIsolated(): void {
    const table = new Table(this, "isolated", this.props);
    for (const { zone, id } of this.props.subnets.of("isolated")) table.serve(letterOf(zone), id);
    this.tableIds.isolated.push(table.id);
  }
}

/** A route table that names itself and all that belongs to it. */
class Table extends Construct {
  readonly id: string;
  private readonly served: RouteTableAssociation[] = [];

  constructor(scope: Construct, name: string, { vpcId, naming }: NetworkPartProps) {
    super(scope, name);
    const tags = nameTag(naming.resource(name));
    this.id = new RouteTable(this, "Table", { vpcId, tags }).id;
  }

  serve(id: string, subnetId: string): void {
    this.served.push(new RouteTableAssociation(this, id, { subnetId, routeTableId: this.id }));
  }

  /** Comes after its subnets, so that who waits for it waits for them too. */
  leadOut(
    through:
      | { readonly gatewayId: string }
      | { readonly natGatewayId: string; readonly count?: number },
  ): Route {
    return new Route(this, "Out", {
      routeTableId: this.id,
      destinationCidrBlock: ANYWHERE,
      ...through,
      dependsOn: this.served,
    });
  }
}
