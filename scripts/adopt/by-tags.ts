import type { Import } from "./adoptable";
import { type Creation, textIn } from "./creations";

/** How something that bears a name is found among ARNs, and what the provider imports it by. */
interface Named {
  /** The argument with its name. */
  readonly argument: string;
  /** The end of its ARN. */
  readonly resource: (name: string) => string;
  /** @default the name */
  readonly id?: "arn";
}

/**
 * Types whose name two of a kind cannot share, so that a second creation would fail, and whose service
 * is asked whether they are still there.
 */
const NAMED: Readonly<Record<string, Named>> = {
  aws_cloudwatch_log_group: { argument: "name", resource: (name) => `:log-group:${name}` },
  aws_db_instance: { argument: "identifier", resource: (name) => `:db:${name}` },
  aws_db_subnet_group: { argument: "name", resource: (name) => `:subgrp:${name}` },
  aws_dynamodb_table: { argument: "name", resource: (name) => `:table/${name}` },
  aws_ecr_repository: { argument: "name", resource: (name) => `:repository/${name}` },
  aws_ecs_cluster: { argument: "name", resource: (name) => `:cluster/${name}` },
  aws_s3_bucket: { argument: "bucket", resource: (name) => `:${name}` },
  aws_secretsmanager_secret: {
    argument: "name",
    resource: (name) => `:secret:${name}-*`,
    id: "arn",
  },
  aws_ssm_parameter: {
    argument: "name",
    resource: (name) => `:parameter/${name.replace(/^\//, "")}`,
  },
};

/** An import, and the ARN of what it is about. */
export interface Candidate extends Import {
  readonly arn: string;
}

/**
 * What bears the stack's own tags and the very name that a plan would create: a deploy was killed
 * before it could note what it had made.
 * @param tagged ARNs of everything with the stack's tags
 * @param known ARNs that the state knows
 */
export function namedAmong(
  creations: readonly Creation[],
  tagged: readonly string[],
  known: ReadonlySet<string>,
): Candidate[] {
  const strangers = tagged.filter((arn) => !known.has(arn));
  return creations.flatMap(({ address, type, planned }) => {
    const named = NAMED[type];
    const name = named && textIn(planned, named.argument);
    if (!named || name === undefined) return [];
    const arn = strangers.find((one) => endsLike(one, named.resource(name)));
    if (arn === undefined) return [];
    return [{ arn, to: address, id: named.id === "arn" ? arn : name }];
  });
}

/** `*` at the end stands for what AWS adds to a name: letters and digits. */
function endsLike(arn: string, resource: string): boolean {
  if (!resource.endsWith("*")) return arn.endsWith(resource);
  const at = arn.indexOf(resource.slice(0, -1));
  return at >= 0 && /^\w+$/.test(arn.slice(at + resource.length - 1));
}
