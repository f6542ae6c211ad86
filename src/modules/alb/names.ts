import type { Naming } from "../../naming";
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
