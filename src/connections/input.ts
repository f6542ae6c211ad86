import type { ConnectionConfig } from "./config";
import type { Dependencies } from "./kinds";

export type Named<T> = Readonly<Record<string, T>>;

/** What connections need to know of an environment, and no more; every checked environment fits. */
export interface ConnectedEnvironment extends Dependencies {
  readonly networking: ConnectedNetworking;
  readonly loadBalancers: Named<ConnectedLoadBalancer>;
  readonly secrets: Named<unknown>;
  readonly workloads: Named<ConnectedWorkload>;
}

export interface ConnectedNetworking {
  readonly cidr: string;
  readonly gatewayEndpoints: readonly GatewayEndpoint[];
  readonly interfaceEndpoints: readonly string[];
}

export type GatewayEndpoint = "s3" | "dynamodb";

export interface ConnectedLoadBalancer {
  readonly scheme: "internet-facing" | "internal";
  /** With it port 443 is open and port 80 redirects; without it only port 80. */
  readonly https?: unknown;
  /** Ranges that may connect; default by the scheme. */
  readonly allowFrom?: readonly string[] | undefined;
}

export interface ConnectedWorkload {
  readonly kind: "service" | "task";
  /** Where it listens; a worker and a task have none. */
  readonly port?: number | undefined;
  readonly protocol?: "http" | "http2" | "grpc" | "tcp" | undefined;
  readonly expose?: { readonly through: string } | undefined;
  readonly internetEgress: boolean;
  readonly connections: Named<ConnectionConfig>;
  readonly secretReferences: readonly string[];
}

/** The value of a key that the configuration itself has, never one that every object inherits. */
export const own = <T>(record: Named<T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
