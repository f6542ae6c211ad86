import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defined } from "../../defined";
import { nameTag } from "../../tags";
import type { GatewayEndpoint, InterfaceEndpoint } from "./config";
import type { NetworkPartProps } from "./part";
import type { Routes } from "./routes";
import type { Subnets } from "./subnet-resources";

export interface EndpointsProps extends NetworkPartProps {
  readonly subnets: Subnets;
  readonly routes: Routes;
}

/** Ways to AWS services that need no route to the internet. Gateway endpoints cost nothing and always stay. */
export class Endpoints extends Construct {
  /** Stands for the public addresses of the services behind gateway endpoints, in rules. */
  readonly prefixLists: Readonly<Partial<Record<GatewayEndpoint, string>>>;
  /** The group of the interface endpoints, without a single rule; undefined when there are none. */
  readonly securityGroupId: string | undefined;
  /** Every endpoint there is. */
  readonly all: ITerraformDependable[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EndpointsProps,
  ) {
    super(scope, id);
    const { gatewayEndpoints, interfaceEndpoints } = props.config;
    this.prefixLists = Object.fromEntries(
      gatewayEndpoints.map((service) => [service, this.createGateway(service)]),
    );
    if (interfaceEndpoints.length === 0) return;
    this.securityGroupId = this.createSecurityGroup();
    for (const service of interfaceEndpoints) this.createInterface(service, this.securityGroupId);
  }

  private createGateway(service: GatewayEndpoint): string {
    const { config, routes, naming, vpcId } = this.props;
    const tiers = ["public", "private"] as const;
    const endpoint = new VpcEndpoint(this, service, {
      vpcId,
      serviceName: this.serviceName(service),
      vpcEndpointType: "Gateway",
      routeTableIds: [
        ...tiers.flatMap((tier) => routes.tableIds[tier]),
        ...(config.isolatedGatewayEndpoints ? routes.tableIds.isolated : []),
      ],
      tags: nameTag(naming.resource(service)),
    });
    this.all.push(endpoint);
    return endpoint.prefixListId;
  }

  private createInterface(service: InterfaceEndpoint, securityGroupId: string): void {
    const name = service.replace(".", "-");
    const endpoint = new VpcEndpoint(this, name, {
      vpcId: this.props.vpcId,
      serviceName: this.serviceName(service),
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: this.props.subnets.ids("private"),
      securityGroupIds: [securityGroupId],
      tags: nameTag(this.props.naming.resource(name)),
      ...defined({ count: this.props.whileRunning }),
    });
    this.all.push(endpoint);
  }

  private createSecurityGroup(): string {
    const name = this.props.naming.resource("endpoints");
    const group = new SecurityGroup(this, "endpoints", {
      namePrefix: `${name}-`,
      description: "Interface endpoints of the VPC",
      vpcId: this.props.vpcId,
      tags: nameTag(name),
      lifecycle: { createBeforeDestroy: true },
    });
    return group.id;
  }

  private serviceName(service: string): string {
    return `com.amazonaws.${this.props.naming.region}.${service}`;
  }
}
