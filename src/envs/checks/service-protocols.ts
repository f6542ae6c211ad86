import { show } from "../../problem";
import type { Check } from "../check";
import { servicesOf } from "./services";

/** What is exposed has to listen somewhere. */
export const exposedServicesListen: Check = ({ environment }) =>
  servicesOf(environment)
    .filter(({ service }) => service.expose && service.port === undefined)
    .map(({ path }) => ({
      path: `${path}.port`,
      message: "is missing, and the service has `expose`",
      found: show(undefined),
      write: "the port it listens on, such as `port: 3000`",
    }));

/**
 * A load balancer for applications passes on HTTP only, and speaks HTTP/2 (gRPC too) with clients
 * on its HTTPS listener only. Source: AWS, "Target groups: protocol version".
 */
export const exposedServicesSpeakHttp: Check = ({ environment }) =>
  servicesOf(environment).flatMap(({ path, service }) => {
    const { expose, protocol } = service;
    if (!expose || protocol === "http") return [];
    const https = environment.loadBalancers[expose.through]?.https !== undefined;
    if (protocol !== "tcp" && (https || !environment.loadBalancers[expose.through])) return [];
    return [
      {
        path: `${path}.protocol`,
        message:
          protocol === "tcp"
            ? "is not passed on by a load balancer for applications"
            : `needs HTTPS, which the load balancer ${expose.through} does not have`,
        found: show(protocol),
        write:
          protocol === "tcp"
            ? "`http`, `http2` or `grpc`, or the service without `expose`"
            : `\`http\`, or give ${expose.through} \`https\``,
      },
    ];
  });
