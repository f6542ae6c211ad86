import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { firstAt, isTrue, textOf } from "../model/values";
import { letsIn } from "../network/acls";
import { parseRange } from "../network/cidr";
import { type Network, networkOf } from "../network/network";
import type { Rule } from "../network/rules";
import { subnetsOf } from "../network/subnets";

/** Every address there is: of a group nobody knows which it has. */
const ANYWHERE = { family: 4, first: 0n, last: (1n << 32n) - 1n } as const;

/**
 * Whether there is a way where a group lets somebody in: public addresses, routes, network ACLs, and what the
 * other group lets out. What the plan does not say counts as a way: another state may have it.
 */
export class Ways {
  private readonly network: Network;
  private readonly places = new Map<string, readonly Resource[] | undefined>();
  private readonly out = new Map<string, Rule[]>();

  constructor(
    private readonly plan: Plan,
    private readonly side: Side,
  ) {
    this.network = networkOf(plan, side);
    for (const rule of this.network.rules) {
      if (rule.direction !== "egress") continue;
      const known = this.out.get(rule.group);
      if (known) known.push(rule);
      else this.out.set(rule.group, [rule]);
    }
  }

  /** A group that is open to the internet opens nothing where there is no public address, or no route to it. */
  isReachedFromOutside(target: Resource): boolean {
    if (!hasPublicAddress(target, this.side)) return false;
    const places = this.placesOf(target);
    return places?.every(({ address }) => this.network.waysOut.get(address) === false) !== true;
  }

  /** Whether the network ACL of any subnet of the target lets any of it pass. */
  isLetIn(target: Resource, { peer, from, to, protocol }: Rule): boolean {
    if (this.network.acls.size === 0) return true;
    const places = this.placesOf(target);
    if (!places) return true;
    const range = peer.kind === "range" ? parseRange(peer.cidr) : undefined;
    if (peer.kind === "range" && range === undefined) return true;
    return places.some(({ address }) => {
      const passes = this.network.acls.get(this.network.aclBySubnet.get(address) ?? "");
      return passes === undefined || letsIn(passes, { ...(range ?? ANYWHERE), from, to, protocol });
    });
  }

  /** Whether a group lets anything out on these ports. One without a rule in the plan has them elsewhere. */
  isLetOut(group: string, { from, to, protocol }: Rule): boolean {
    const rules = this.out.get(group);
    return (
      rules === undefined ||
      rules.some(
        (one) =>
          (one.protocol === "-1" || protocol === "-1" || one.protocol === protocol) &&
          one.from <= to &&
          from <= one.to,
      )
    );
  }

  private placesOf(target: Resource): readonly Resource[] | undefined {
    if (!this.places.has(target.address))
      this.places.set(target.address, subnetsOf(this.plan, target, this.side));
    return this.places.get(target.address);
  }
}

function hasPublicAddress(target: Resource, side: Side): boolean {
  const values = target[side];
  if (/^aws_(lb|alb|elb)$/.test(target.type)) return values?.internal !== true;
  if (target.type === "aws_ecs_service")
    return isTrue(firstAt(values, ["network_configuration", "assign_public_ip"]));
  if ("publicly_accessible" in (values ?? {})) return isTrue(values?.publicly_accessible);
  if (target.type === "aws_eks_cluster")
    return firstAt(values, ["vpc_config", "endpoint_public_access"]) !== false;
  // Of these no instance ever has a public address.
  if (
    /^aws_(rds_cluster|elasticache|efs|lambda_function|memorydb|docdb|neptune_cluster|opensearch|elasticsearch|fsx|dax|mwaa|vpc_endpoint|codebuild|apprunner_vpc_connector|db_proxy)/.test(
      target.type,
    )
  )
    return false;
  if (target.type === "aws_instance")
    return isTrue(values?.associate_public_ip_address) || textOf(values?.public_ip) !== undefined;
  return true;
}
