import type { ConnectionPlan } from "./plan";
import type { Peer } from "./rules";

/** One way through the network, from the side that opens the connection. */
export interface Reach {
  /** A group's name, or an address range. */
  readonly from: string;
  /** A group's name, an address range, or an AWS service. */
  readonly to: string;
  readonly port: number;
}

/** Who can reach what: each way once, sorted, for people to read and commands to print. */
export function summarize(plan: ConnectionPlan): Reach[] {
  const ways = plan.rules.map(({ direction, group, peer, port }) =>
    direction === "egress"
      ? { from: group, to: nameOf(peer), port }
      : { from: nameOf(peer), to: group, port },
  );
  const byText = new Map(ways.map((way) => [`${way.from} ${way.to} ${way.port}`, way]));
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, way]) => way);
}

function nameOf(peer: Peer): string {
  if ("group" in peer) return peer.group;
  return "cidr" in peer ? peer.cidr : peer.prefixList;
}
