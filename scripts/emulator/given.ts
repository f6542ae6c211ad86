import type { Configuration } from "../stacks/stack";

/** What an account already holds when the platform comes to it, with the ids that AWS gave it. */
export interface Given {
  readonly hostedZones: readonly HostedZone[];
  /** ARNs of certificates that were issued. */
  readonly certificates: readonly string[];
}

export interface HostedZone {
  readonly id: string;
  /** Without the last dot. */
  readonly name: string;
}

/** What stacks expect of their account: hosted zones and certificates that they name and do not make. */
export function givenFor(configurations: readonly Configuration[]): Given {
  return {
    hostedZones: hostedZones(configurations),
    certificates: [...new Set(configurations.flatMap(certificates))].sort(),
  };
}

/** A zone is told by its id alone: its name is what all of its records' names end with. */
function hostedZones(configurations: readonly Configuration[]): HostedZone[] {
  const names = new Map<string, string[]>();
  for (const record of configurations.flatMap((one) => resources(one, "aws_route53_record"))) {
    const { zone_id: id, name } = record;
    if (typeof id !== "string" || isReference(id)) continue;
    names.set(id, [...(names.get(id) ?? []), domainIn(String(name))]);
  }
  return [...names]
    .map(([id, ofZone]) => ({ id, name: ofZone.reduce(commonEnd) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The domain that a record is for; of a record that validates a certificate, the certificate's. */
const domainIn = (name: string): string =>
  (/\["([^"]+)"\]\}$/.exec(name)?.[1] ?? name).replace(/^\*\./, "");

function commonEnd(one: string, other: string): string {
  const [a, b] = [one, other].map((name) => name.split(".").reverse()) as [string[], string[]];
  const differs = a.findIndex((label, index) => label !== b[index]);
  return (differs < 0 ? a : a.slice(0, differs)).reverse().join(".");
}

const certificates = (configuration: Configuration): string[] =>
  [
    ...resources(configuration, "aws_lb_listener"),
    ...resources(configuration, "aws_lb_listener_certificate"),
  ]
    .map(({ certificate_arn }) => certificate_arn)
    .filter((arn): arn is string => typeof arn === "string" && !isReference(arn));

const resources = (
  { resource }: Configuration,
  type: string,
): Readonly<Record<string, unknown>>[] => Object.values(resource?.[type] ?? {});

const isReference = (value: string): boolean => value.includes("${");
