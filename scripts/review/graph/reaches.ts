import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { firstAt, isTrue, textOf } from "../model/values";
import { isInternet, parseRange } from "../network/cidr";
import type { Members } from "../network/members";
import { networkOf } from "../network/network";
import { portsInWords } from "../network/ports";
import type { Rule } from "../network/rules";
import { INTERNET } from "./graph";
import { otherReaches } from "./other-reaches";

/** One thing that can reach another, on one side of a plan. */
export interface Reach {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** Who reaches what on one side: what security groups let in, and what needs none. */
export function reachesOf(plan: Plan, side: Side): Reach[] {
  const { rules: all, members } = networkOf(plan, side);
  const rules = all.filter(({ direction }) => direction === "ingress");
  return [...rules.flatMap((rule) => through(rule, members, side)), ...otherReaches(plan, side)];
}

/** A group with more stands for all that is in it: nobody sees hundreds of arrows. */
const MOST_MEMBERS = 10;

function through(rule: Rule, members: Members, side: Side): Reach[] {
  const label = labelOf(rule);
  const targets = members.get(rule.group) ?? [];
  if (targets.length > MOST_MEMBERS)
    return sourcesOf(rule, members, undefined, side).map((from) => ({
      from,
      to: rule.group,
      label,
    }));
  return targets.flatMap((target) =>
    sourcesOf(rule, members, target, side)
      .filter((from) => from !== target.address)
      .map((from) => ({ from, to: target.address, label })),
  );
}

function sourcesOf(
  { peer }: Rule,
  members: Members,
  target: Resource | undefined,
  side: Side,
): string[] {
  if (peer.kind === "list") return [peer.name];
  if (peer.kind === "group") {
    const known = members.get(peer.name);
    const few = known !== undefined && known.length <= MOST_MEMBERS;
    return few ? known.map(({ address }) => address) : [peer.name];
  }
  const range = parseRange(peer.cidr);
  if (!range || !isInternet(range)) return [peer.cidr];
  return [
    target === undefined || isReachedFromOutside(target, side)
      ? INTERNET
      : "any address in the network",
  ];
}

/** A group that is open to the internet opens nothing where there is no public address. */
function isReachedFromOutside(target: Resource, side: Side): boolean {
  const values = target[side];
  if (/^aws_(lb|alb|elb)$/.test(target.type)) return values?.internal !== true;
  if (target.type === "aws_ecs_service")
    return isTrue(firstAt(values, ["network_configuration", "assign_public_ip"]));
  if ("publicly_accessible" in (values ?? {})) return isTrue(values?.publicly_accessible);
  if (/^aws_(rds_cluster|elasticache|efs|lambda_function|memorydb)/.test(target.type)) return false;
  if (target.type === "aws_instance")
    return isTrue(values?.associate_public_ip_address) || textOf(values?.public_ip) !== undefined;
  return true;
}

const labelOf = ({ protocol, from, to }: Rule): string =>
  protocol === "-1"
    ? "everything"
    : protocol === "tcp"
      ? portsInWords(from, to)
      : `${protocol} ${/^udp$/.test(protocol) ? portsInWords(from, to) : ""}`.trim();
