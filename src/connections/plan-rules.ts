import { connectableNamed } from "./connectables";
import { ENDPOINTS, loadBalancerGroup, workloadGroup } from "./groups";
import type { ConnectedEnvironment, ConnectedLoadBalancer, ConnectedWorkload } from "./input";
import { rulesTo } from "./kinds/address";
import { between, fromRange, INTERNET, type Rule, toGateway, toRange } from "./rules";

/**
 * Every rule there is, sorted by direction and id. Traffic to the network's own DNS, to the task's
 * metadata and to its credentials needs none: security groups do not filter it (AWS, "Security groups").
 * How many rules one group takes is checked against the platform's `quotas`.
 */
export function planRules(environment: ConnectedEnvironment): Rule[] {
  const rules = [
    ...Object.entries(environment.loadBalancers).flatMap(([name, loadBalancer]) =>
      intoLoadBalancer(name, loadBalancer, environment.networking.cidr),
    ),
    ...Object.entries(environment.workloads).flatMap(([name, workload]) => [
      ...fromLoadBalancer(name, workload, environment),
      ...toAws(name, environment),
      ...toWhatItNames(name, workload, environment),
      ...(workload.internetEgress ? [toRange(name, INTERNET, 443, "internet")] : []),
    ]),
  ];
  const keyed = merged(rules).map((rule) => [`${rule.direction} ${rule.id}`, rule] as const);
  return keyed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, rule]) => rule);
}

function intoLoadBalancer(name: string, loadBalancer: ConnectedLoadBalancer, vpc: string): Rule[] {
  const everybody = loadBalancer.scheme === "internal" ? vpc : INTERNET;
  const ports = loadBalancer.https === undefined ? [80] : [80, 443];
  return (loadBalancer.allowFrom ?? [everybody]).flatMap((cidr) =>
    ports.map((port) => fromRange(cidr, loadBalancerGroup(name), port)),
  );
}

function fromLoadBalancer(
  name: string,
  { port, expose }: ConnectedWorkload,
  { loadBalancers }: ConnectedEnvironment,
): Rule[] {
  if (port === undefined || expose === undefined) return [];
  if (!Object.hasOwn(loadBalancers, expose.through)) return [];
  return between(loadBalancerGroup(expose.through), workloadGroup(name), port);
}

/** Images come from S3; images' manifests, logs and secrets through the interface endpoints. */
function toAws(name: string, { networking }: ConnectedEnvironment): Rule[] {
  const group = workloadGroup(name);
  return [
    ...(networking.interfaceEndpoints.length > 0 ? between(group, ENDPOINTS, 443) : []),
    ...(networking.gatewayEndpoints.includes("s3") ? [toGateway(group, "s3")] : []),
  ];
}

function toWhatItNames(
  name: string,
  workload: ConnectedWorkload,
  environment: ConnectedEnvironment,
): Rule[] {
  return Object.keys(workload.connections).flatMap((key) => {
    const address = connectableNamed(environment, key)?.address;
    if (address === undefined) return [];
    return rulesTo(address, workloadGroup(name), key, environment.networking);
  });
}

/** AWS refuses a rule that says what another one says, so one rule serves all who need it. */
function merged(rules: readonly Rule[]): Rule[] {
  const alike = new Map<string, [Rule, ...Rule[]]>();
  for (const rule of rules) {
    const meaning = [rule.direction, rule.group, JSON.stringify(rule.peer), rule.port].join(" ");
    const others = alike.get(meaning);
    if (others) others.push(rule);
    else alike.set(meaning, [rule]);
  }
  return [...alike.values()].map((same) => ({ ...same[0], description: describe(same) }));
}

function describe(rules: readonly Rule[]): string {
  const [first = "", ...others] = [...new Set(rules.map(({ description }) => description))].sort();
  const also = others.map((description) => description.split(" to ").at(-1));
  return [first, ...also].join(", ").slice(0, 255);
}
