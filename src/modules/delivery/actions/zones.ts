import type { LoadBalancerConfig } from "../../alb/config";

/** The hosted zones in which load balancers have records: those of their aliases and certificates. */
export function zonesOf(
  loadBalancers: Readonly<Record<string, Pick<LoadBalancerConfig, "https">>>,
): string[] {
  const zones = Object.values(loadBalancers).flatMap(({ https }) => [
    ...(https && "hostedZoneId" in https.certificate ? [https.certificate.hostedZoneId] : []),
    ...(https?.aliases ?? []).map(({ hostedZoneId }) => hostedZoneId),
  ]);
  return [...new Set(zones)].sort();
}
