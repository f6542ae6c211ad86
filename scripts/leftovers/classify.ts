/** A resource as its ARN says. */
export interface Arn {
  readonly arn: string;
  readonly service: string;
  /** `subnet`, `log-group`; empty where the service has one kind alone. */
  readonly kind: string;
  /** What comes after the kind: an id, a name, a path. */
  readonly id: string;
}

/** Reads `arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1` and its relatives. */
export function parseArn(arn: string): Arn {
  const [, , service = "", , , ...rest] = arn.split(":");
  const resource = rest.join(":");
  const [, kind, id] = /^([\w-]+)[:/](.*)$/.exec(resource) ?? [];
  // A bucket, a topic and a queue have their name alone.
  if (kind === undefined || id === undefined) return { arn, service, kind: "", id: resource };
  return { arn, service, kind, id };
}

/** `ec2:subnet`, `s3`: what a person and the table of owners call it. */
export const typeOf = ({ service, kind }: Arn): string => (kind ? `${service}:${kind}` : service);
