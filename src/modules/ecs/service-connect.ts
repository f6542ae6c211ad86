import type { EcsServiceServiceConnectConfiguration } from "@cdktf/provider-aws/lib/ecs-service";
import type { ServiceConfig } from "./config";
import { awslogsOptions, type LogTarget } from "./logs";

/**
 * Every service can call others by name (`http://api:3000`); one with a port can also be called. A
 * caller knows the names that existed when its own deployment started. The proxy that does it takes
 * some CPU and memory of the task: AWS advises 256 CPU units and 64 MiB more under load.
 */
export function serviceConnect(
  name: string,
  config: ServiceConfig,
  namespaceArn: string,
  logs: LogTarget,
): EcsServiceServiceConnectConfiguration {
  return {
    enabled: true,
    namespace: namespaceArn,
    logConfiguration: { logDriver: "awslogs", options: awslogsOptions(logs, "service-connect") },
    ...(config.port !== undefined && {
      service: [
        {
          portName: name,
          discoveryName: name,
          clientAlias: { dnsName: name, port: config.port },
          ...timeout(config),
        },
      ],
    }),
  };
}

/** What AWS closes silent connections after: HTTP and gRPC, and what has no end. */
const IDLE_SECONDS = { requests: 300, streams: 3600 } as const;

/**
 * Both times always, as the provider sends 0 for one that is left out: no limit at all. A silent
 * connection must not be closed while an answer may still take (AWS, `TimeoutConfiguration`).
 */
function timeout({ protocol, requestTimeoutSeconds: request }: ServiceConfig) {
  if (protocol === "tcp") return {};
  const idle = request === 0 ? IDLE_SECONDS.streams : Math.max(IDLE_SECONDS.requests, request);
  return { timeout: { idleTimeoutSeconds: idle, perRequestTimeoutSeconds: request } };
}
