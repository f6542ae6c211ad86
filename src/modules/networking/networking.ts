import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { defined } from "../../defined";
import { Module, type ModuleProps } from "../../module";
import { nameTag } from "../../tags";
import type { GatewayEndpoint, NetworkingConfig, Tier } from "./config";
import { Endpoints } from "./endpoints";
import { FlowLogs } from "./flow-logs";
import { IsolatedAcl } from "./isolated-acl";
import { LockedDefaultSecurityGroup } from "./locked-default-security-group";
import { Nat } from "./nat";
import type { NetworkPartProps } from "./part";
import { Routes } from "./routes";
import { Subnets } from "./subnet-resources";

export interface NetworkingProps
  extends ModuleProps<NetworkingConfig>,
    Pick<NetworkPartProps, "whileRunning"> {}

/**
 * A VPC with public, private and isolated subnets in each zone, their routes, and the endpoints
 * that stand in for the internet. It costs nothing but NAT gateways, interface endpoints and logs.
 */
export class Networking extends Module<NetworkingConfig, NetworkingProps> {
  readonly vpcId: string;
  /** The range of the VPC. */
  readonly cidr: string;
  readonly zones: readonly string[];
  /** The interface endpoints' group, to which connections add the rules; undefined without endpoints. */
  readonly endpointsSecurityGroupId: string | undefined;
  /** Prefix lists of the services behind gateway endpoints, for rules. */
  readonly gatewayPrefixLists: Readonly<Partial<Record<GatewayEndpoint, string>>>;
  /** Where the flow logs are; undefined without them. */
  readonly flowLogGroupName: string | undefined;

  private readonly subnets: Subnets;
  private readonly routes: Routes;
  private readonly endpoints: Endpoints;

  constructor(scope: Construct, id: string, props: NetworkingProps) {
    super(scope, id, props);
    this.cidr = this.config.cidr;
    this.zones = this.config.zones.value;
    this.vpcId = this.createVpc();
    const { naming, config, vpcId } = this;
    const part = { naming, config, vpcId, ...defined({ whileRunning: props.whileRunning }) };

    this.lockDefaultSecurityGroup();
    this.subnets = new Subnets(this, "Subnets", part);
    this.routes = this.createRoutes(part);
    this.endpoints = this.createEndpoints(part);
    this.endpointsSecurityGroupId = this.endpoints.securityGroupId;
    this.gatewayPrefixLists = this.endpoints.prefixLists;
    new IsolatedAcl(this, "IsolatedAcl", { ...part, subnetIds: this.subnetIds("isolated") });
    this.flowLogGroupName = this.config.flowLogs.value
      ? new FlowLogs(this, "flow-logs", { ...part, kmsKeyArn: this.kmsKeyArn }).logGroupName
      : undefined;
  }

  /** The subnets of a tier, one for each zone. */
  subnetIds(tier: Tier): string[] {
    return this.subnets.ids(tier);
  }

  /** The ways from a tier to the internet: AWS makes no public load balancer before them. */
  waysOut(tier: Tier): readonly ITerraformDependable[] {
    return this.routes.waysOut[tier];
  }

  /** All that leads out of a tier: a task that starts before it cannot get its image. */
  connected(tier: Tier): readonly ITerraformDependable[] {
    return [...this.waysOut(tier), ...this.endpoints.all];
  }

  private createVpc(): string {
    const vpc = new Vpc(this, "Vpc", {
      cidrBlock: this.config.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: nameTag(this.naming.prefix),
    });
    return vpc.id;
  }

  private lockDefaultSecurityGroup(): void {
    new LockedDefaultSecurityGroup(this, "DefaultSecurityGroup", {
      vpcId: this.vpcId,
      tags: nameTag(this.naming.resource("default-unused")),
    });
  }

  private createEndpoints(part: NetworkPartProps): Endpoints {
    const { subnets, routes } = this;
    return new Endpoints(this, "Endpoints", { ...part, subnets, routes });
  }

  private createRoutes(part: NetworkPartProps): Routes {
    const internet = new InternetGateway(this, "InternetGateway", {
      vpcId: this.vpcId,
      tags: nameTag(this.naming.prefix),
    });
    const nat = new Nat(this, "Nat", {
      ...part,
      publicSubnets: this.subnets.of("public"),
      after: internet,
    });
    return new Routes(this, "Routes", {
      ...part,
      subnets: this.subnets,
      nat,
      internetGatewayId: internet.id,
    });
  }
}
