import type { GatewayEndpoint } from "./input";

/** The other end of a rule: a security group, an address range, or an AWS service's own addresses. */
export type Peer =
  | { readonly group: string }
  | { readonly cidr: string }
  | { readonly prefixList: GatewayEndpoint };

/** Lets TCP through to one port, for one peer. */
export interface Rule {
  /** Unique among the rules of its direction, and the same whatever else is in the environment. */
  readonly id: string;
  readonly direction: "ingress" | "egress";
  /** The group that the rule is in. */
  readonly group: string;
  readonly peer: Peer;
  /** The port that is connected to, in both directions. */
  readonly port: number;
  /** Shown in the console. */
  readonly description: string;
}

/** All addresses there are. */
export const INTERNET = "0.0.0.0/0";

/** One group may connect to another: a rule at each end. */
export const between = (from: string, to: string, port: number): Rule[] => [
  {
    id: `${from}-to-${to}`,
    direction: "egress",
    group: from,
    peer: { group: to },
    port,
    description: `${from} to ${to}`,
  },
  {
    id: `${to}-from-${from}`,
    direction: "ingress",
    group: to,
    peer: { group: from },
    port,
    description: `${from} to ${to}`,
  },
];

/** An address range may connect to a group. The id has the range and port: AWS knows a rule by them. */
export const fromRange = (cidr: string, to: string, port: number): Rule => ({
  id: `${to}-${port}-from-${rangeName(cidr)}`,
  direction: "ingress",
  group: to,
  peer: { cidr },
  port,
  description: `${rangeName(cidr) === "internet" ? "internet" : cidr} to ${to}`,
});

/** A group may connect to an address range, for the sake of `purpose`. */
export const toRange = (from: string, cidr: string, port: number, purpose: string): Rule => ({
  id: `${from}-to-${rangeName(cidr)}-${port}`,
  direction: "egress",
  group: from,
  peer: { cidr },
  port,
  description: `${from} to ${purpose}`,
});

/** A group may connect to an AWS service through its gateway endpoint. */
export const toGateway = (from: string, service: GatewayEndpoint): Rule => ({
  id: `${from}-to-${service}`,
  direction: "egress",
  group: from,
  peer: { prefixList: service },
  port: 443,
  description: `${from} to ${service}`,
});

const rangeName = (cidr: string): string =>
  cidr === INTERNET ? "internet" : cidr.replaceAll(/[./]/g, "-");
