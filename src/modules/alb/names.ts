import { computedName, type GivenName, prescribedName } from "../../given-name";
import type { Naming } from "../../naming";
import type { LoadBalancerConfig } from "./config";
import type { ServiceProtocol } from "./health-check";

/** A target group's protocol cannot be changed either, so it is in the name like the port. */
const PROTOCOL_SUFFIX = { http: "", http2: "-h2", grpc: "-grpc", tcp: "" } as const;

/** `acme-dev-api-3000`, `acme-dev-api-3000-grpc`: its replacement can exist beside it. */
export const targetGroupName = (
  naming: Naming,
  target: { readonly service: string; readonly port: number; readonly protocol: ServiceProtocol },
): string => naming.targetGroup(target.service, target.port) + PROTOCOL_SUFFIX[target.protocol];

export const accessLogBucketName = (naming: Naming, loadBalancer: string): string =>
  naming.bucket(`${loadBalancer}-lb-logs`);

export const loadBalancerName = (
  naming: Naming,
  key: string,
  config: { readonly name?: string | undefined },
): string => config.name ?? naming.loadBalancer(key);

/** The names of load balancers, and of the buckets for their access logs. */
export const namesOfLoadBalancers = (
  loadBalancers: Readonly<Record<string, Pick<LoadBalancerConfig, "name" | "accessLogs">>>,
  naming: Naming,
): GivenName[] =>
  Object.entries(loadBalancers).flatMap(([key, { name: given, accessLogs }]) => {
    const path = `loadBalancers.${key}`;
    const computed = naming.loadBalancer(key);
    return [
      prescribedName("load balancer", path, computed, { field: "name", given }),
      ...(accessLogs.value ? [computedName("bucket", path, accessLogBucketName(naming, key))] : []),
    ];
  });

/** The names of the target groups of services that are reached through a load balancer. */
export const namesOfTargetGroups = (
  services: readonly Parameters<typeof targetGroupName>[1][],
  naming: Naming,
): GivenName[] =>
  services.map((target) =>
    computedName("target group", `workloads.${target.service}`, targetGroupName(naming, target)),
  );
