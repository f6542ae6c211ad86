import type { LoadBalancerConfig } from "./config";

/** Where a person would look; the DNS name only when nothing better is known. */
export function urlOf({ https }: LoadBalancerConfig, dnsName: string): string {
  if (!https) return `http://${dnsName}`;
  const names = https.aliases.map(({ name }) => name);
  if (!("arn" in https.certificate)) names.push(https.certificate.domain);
  return `https://${names.find((name) => !name.startsWith("*.")) ?? dnsName}`;
}
