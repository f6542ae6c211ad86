import { promises as dns, type LookupAddress } from "node:dns";
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Access } from "../aws/access";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Target } from "./load";
import type { Way } from "./target";

/** Whether a name is one that AWS gives to load balancers, rather than a domain of the platform. */
export const ownName = (host: string): boolean =>
  /\.elb\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$|\.elb\.amazonaws\.com$/.test(host);

/** The name that AWS itself says a load balancer has now: a state may be old, and a domain may lead anywhere. */
export async function dnsNameOf(access: Access, region: string, arn: string): Promise<string> {
  const elb = new ElasticLoadBalancingV2Client(clientConfig(access, region));
  const asked = new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] });
  const answer = await callingAws(
    "looking for the load balancer (elasticloadbalancing:DescribeLoadBalancers)",
    () => orNothing(elb.send(asked)),
  );
  const name = answer?.LoadBalancers?.[0]?.DNSName;
  if (name !== undefined) return name;
  throw new CommandError("the load balancer of the last apply is gone", {
    hint: `AWS knows no ${arn}. devops-platform deploy makes it again.`,
    exitCode: exitCodes.failed,
  });
}

/** The addresses that a name leads to, as this machine sees it. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

const resolveHere: Resolve = (name) => dns.lookup(name, { all: true });

/**
 * Where the load goes: to the load balancer's own addresses, for the name that its rules know.
 * @throws where that name leads users to something else than this load balancer
 */
export async function targetOf(
  { route, host, path }: Way,
  dnsName: string,
  resolve: Resolve = resolveHere,
): Promise<Target> {
  const own = await addressesOf(dnsName, route.loadBalancer.internal, resolve);
  if (host !== undefined) await requireOwn(host, own, resolve);
  const url = new URL(`${route.protocol}://${host ?? dnsName}:${route.port}`);
  return { url: new URL(path, url).href, connectTo: dnsName };
}

async function addressesOf(name: string, internal: boolean, resolve: Resolve) {
  try {
    return (await resolve(name)).map(({ address }) => address);
  } catch (error) {
    throw new CommandError(`${name} does not resolve here (${codeOf(error)})`, {
      hint: internal
        ? "Its load balancer is internal: run this where its network is reached."
        : "Look at this machine's network; a load balancer's name is there some minutes after it. That of an emulator never is.",
      exitCode: exitCodes.failed,
    });
  }
}

async function requireOwn(host: string, own: readonly string[], resolve: Resolve): Promise<void> {
  const found = await resolve(host).catch((error: unknown) => {
    throw new CommandError(`${host} does not resolve here (${codeOf(error)})`, {
      hint: "It is the name that the service is reached by: look at its record in DNS.",
      exitCode: exitCodes.failed,
    });
  });
  if (found.some(({ address }) => own.includes(address))) return;
  throw new CommandError(`${host} does not lead to the environment's load balancer`, {
    hint: `It leads to ${found.map(({ address }) => address).join(", ")}, and the load balancer is ${own.join(", ")}. Only the environment's own load balancer is loaded: look at the record in DNS, or at what stands before it.`,
    exitCode: exitCodes.refused,
  });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
