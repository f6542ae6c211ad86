import { certifies } from "../../modules/alb/certificate-names";
import type { HttpsConfig } from "../../modules/alb/config";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { behindLoadBalancers } from "./exposed";

/** Versions of TLS before 1.2 are broken: a durable environment that speaks them says why. */
export const durableSpeaksModernTls: Check = ({ environment }) =>
  environment.lifecycle !== "durable"
    ? []
    : Object.entries(environment.loadBalancers).flatMap(([key, { https }]): Problem[] =>
        https === undefined || isModern(https.policy.value) || https.policy.reason !== undefined
          ? []
          : [
              {
                path: `loadBalancers.${key}.https.policy`,
                message: "lets a durable environment speak TLS 1.0 or 1.1",
                found: show(https.policy.value),
                write:
                  '`ELBSecurityPolicy-TLS13-1-2-2021-06`, or `{ value: …, reason: "…" }` for clients that cannot',
              },
            ],
      );

/** `TLS13-1-2-…`, `TLS-1-2-…`, `FS-1-2-…`: the version in a policy's name is the oldest it speaks. */
const isModern = (policy: string): boolean => /-(?:TLS13|TLS|FS)-1-[23]-/.test(policy);

/** Hosts of services and alias records are on the certificate, where its names are known. */
export const certificatesCoverHosts: Check = ({ environment }) =>
  behindLoadBalancers(environment).flatMap(({ key, config, services }) => {
    const names = knownNames(config.https);
    if (names === undefined) return [];
    const aliases = (config.https?.aliases ?? []).map(({ name }, index) => ({
      path: `loadBalancers.${key}.https.aliases.${index}.name`,
      host: name,
    }));
    const hosts = services.flatMap(({ path, expose }) =>
      expose.hosts.map((host, index) => ({ path: `${path}.hosts.${index}`, host })),
    );
    return [...aliases, ...hosts]
      .filter(({ host }) => !certifies(names, host))
      .map(({ path, host }) => ({
        path,
        message: `is not on the certificate of loadBalancers.${key}`,
        found: show(host),
        write: `a name that ${names.join(", ")} covers, or one more in \`https.certificate.alternativeNames\``,
      }));
  });

/** The names that clients can be served under; unknown when a certificate is given by ARN. */
function knownNames(https: HttpsConfig | undefined): readonly string[] | undefined {
  if (https === undefined || https.extraCertificates.length > 0) return undefined;
  const { certificate } = https;
  return "arn" in certificate ? undefined : [certificate.domain, ...certificate.alternativeNames];
}

/** What a load balancer can pass on: never plain TCP, and HTTP/2 and gRPC only from HTTPS. */
export const protocolsPassTheLoadBalancer: Check = ({ environment }) =>
  behindLoadBalancers(environment).flatMap(({ key, config, services }) =>
    services.flatMap(({ name, service }): Problem[] => {
      const path = `workloads.${name}.protocol`;
      const found = show(service.protocol);
      if (service.protocol === "tcp") {
        const message = "is nothing that an Application Load Balancer passes on";
        return [{ path, message, found, write: "`http`, `http2` or `grpc`, or no `expose`" }];
      }
      if (service.protocol === "http" || config.https !== undefined) return [];
      const message = `is passed on by AWS from HTTPS only, and loadBalancers.${key} has plain HTTP`;
      return [{ path, message, found, write: "`http`, or `https` on the load balancer" }];
    }),
  );
