import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Naming } from "../naming";
import { nameTag } from "../tags";
import { ENDPOINTS, type Group } from "./groups";
import type { GatewayEndpoint } from "./input";
import type { ConnectionPlan } from "./plan";
import type { Peer, Rule } from "./rules";

export interface SecurityGroupsProps {
  readonly naming: Naming;
  readonly plan: Pick<ConnectionPlan, "groups" | "rules">;
  readonly vpcId: string;
  /**
   * Id of the security group of the interface endpoints, which the network makes.
   * @default none: the plan has no rule for it when no interface endpoint is listed
   */
  readonly endpointsGroupId?: string;
  /**
   * Ids of the prefix lists of the gateway endpoints: an AWS service's own addresses.
   * @default none
   */
  readonly prefixListIds?: Partial<Record<GatewayEndpoint, string>>;
}

/**
 * The security groups of a plan, without rules of their own, and each rule by itself: a group can
 * then name another one that names it back.
 */
export class SecurityGroups extends Construct {
  private readonly ids: Map<string, string>;
  private readonly props: SecurityGroupsProps;
  private readonly rules = new Map<string, ITerraformDependable[]>();

  constructor(scope: Construct, id: string, props: SecurityGroupsProps) {
    super(scope, id);
    this.props = props;
    this.ids = new Map(props.plan.groups.map((group) => [group.name, this.createGroup(group)]));
    if (props.endpointsGroupId !== undefined) this.ids.set(ENDPOINTS, props.endpointsGroupId);

    const ingress = new Construct(this, "Ingress");
    const egress = new Construct(this, "Egress");
    for (const rule of props.plan.rules) {
      const config = this.configOf(rule);
      const resource =
        rule.direction === "ingress"
          ? new VpcSecurityGroupIngressRule(ingress, rule.id, config)
          : new VpcSecurityGroupEgressRule(egress, rule.id, config);
      this.remember(rule, resource);
    }
  }

  /** The id of a group of the plan, or of the endpoints' group. */
  idOf(group: string): string {
    const id = this.ids.get(group);
    if (id !== undefined) return id;
    const known = [...this.ids.keys()].join(", ") || "none";
    throw new Error(`there is no security group ${group}; there are ${known}`);
  }

  /** The rules by which a group reaches others and is reached, at both ends. */
  rulesAbout(group: string): readonly ITerraformDependable[] {
    return this.rules.get(group) ?? [];
  }

  private remember({ group, peer }: Rule, resource: ITerraformDependable): void {
    for (const end of new Set([group, ...("group" in peer ? [peer.group] : [])])) {
      const others = this.rules.get(end);
      if (others) others.push(resource);
      else this.rules.set(end, [resource]);
    }
  }

  private createGroup({ name, description }: Group): string {
    const fullName = this.props.naming.resource(name);
    return new SecurityGroup(this, name, {
      namePrefix: `${fullName}-`,
      description,
      vpcId: this.props.vpcId,
      tags: nameTag(fullName),
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }

  private configOf({ group, peer, port, description }: Rule) {
    return {
      securityGroupId: this.idOf(group),
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      description,
      ...this.peerConfig(peer),
    };
  }

  private peerConfig(peer: Peer) {
    if ("group" in peer) return { referencedSecurityGroupId: this.idOf(peer.group) };
    if ("cidr" in peer) return { cidrIpv4: peer.cidr };
    const prefixListId = this.props.prefixListIds?.[peer.prefixList];
    if (prefixListId !== undefined) return { prefixListId };
    throw new Error(`the prefix list of ${peer.prefixList} is not given to the security groups`);
  }
}
