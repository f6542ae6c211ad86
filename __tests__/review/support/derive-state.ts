import type { Json } from "../../support/bare-stack";

type Values = Readonly<Record<string, unknown>>;

/** A resource of a plan from nothing, with what its configuration refers to. */
export interface Created {
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly after: Values;
  readonly unknown: unknown;
  readonly expressions: unknown;
  /** The types of its attributes, as the provider's schema writes them: `["list", "string"]`. */
  readonly types: Readonly<Record<string, unknown>>;
}

/**
 * What AWS would have answered, as far as a plan needs it: everything the provider only learns from AWS is
 * filled in with a neutral value. Undefined while something that the configuration refers to is not there yet.
 */
export function derived(created: Created): Json | undefined {
  if (waits(created.unknown, created.expressions)) return undefined;
  const id = idOf(created);
  const filled = fill(created.after, created.unknown) as Record<string, unknown>;
  return { ...empty(created), ...withoutNulls(filled), ...known(created, id, filled) };
}

/** A list that AWS has nothing for is empty, not absent. */
const empty = ({ types }: Created): Json =>
  Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, Array.isArray(type) ? emptyOf(type) : null]),
  );

const emptyOf = ([kind]: readonly unknown[]) =>
  kind === "map" ? {} : kind === "object" ? null : [];

const withoutNulls = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Whether something unknown is a reference, which another resource has to answer first. */
function waits(unknown: unknown, expression: unknown): boolean {
  if (unknown === true) return references(expression);
  if (Array.isArray(unknown))
    return unknown.some((one, index) =>
      waits(one, Array.isArray(expression) ? expression[index] : expression),
    );
  if (!isValues(unknown)) return false;
  return Object.entries(unknown).some(([key, one]) =>
    waits(one, isValues(expression) ? (expression[key] ?? own(expression)) : undefined),
  );
}

const own = (expression: Values): unknown =>
  "references" in expression || "constant_value" in expression ? expression : undefined;

const references = (expression: unknown): boolean => {
  if (Array.isArray(expression)) return expression.some(references);
  if (!isValues(expression)) return false;
  return "references" in expression || Object.values(expression).some(references);
};

/** Nothing else is known of what only AWS says, so it is left out: null. */
function fill(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return null;
  if (Array.isArray(unknown)) {
    const list = Array.isArray(value) ? value : [];
    return unknown.map((one, index) => fill(list[index], one));
  }
  if (!isValues(unknown)) return value;
  const object = isValues(value) ? value : {};
  const keys = new Set([...Object.keys(object), ...Object.keys(unknown)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, fill(object[key], unknown[key] ?? false)]),
  );
}

/** What others refer to. */
function known({ type, after, unknown }: Created, id: string, filled: Values): Json {
  const asked = isValues(unknown) ? unknown : {};
  const arn = arnOf(type, String(filled.name ?? filled.bucket ?? filled.family ?? id));
  const answers: Values = {
    id,
    arn,
    owner_id: "111111111111",
    account_id: "111111111111",
    url: `https://${id}.example.com/`,
    dns_name: `${id}.example.com`,
    key_id: id,
    zone_id: id,
    root_resource_id: `${id}root`,
    tags_all: after.tags ?? {},
    expected_bucket_owner: "",
  };
  const given = Object.entries(answers).filter(([key]) => asked[key] === true);
  return Object.fromEntries(given.map(([key, value]) => [key, idIsArn(type, key) ? arn : value]));
}

const idIsArn = (type: string, key: string): boolean =>
  key === "id" && /^aws_(iam_policy|sns_topic|lb|lb_target_group|ecs_cluster)$/.test(type);

function idOf({ type, name, index, after }: Created): string {
  const given =
    /^aws_(iam_role|s3_bucket|ecr_repository|dynamodb_table|cloudwatch_log_group|db_snapshot)/.test(
      type,
    )
      ? (after.bucket ?? after.name ?? after.db_snapshot_identifier)
      : undefined;
  if (typeof given === "string") return given;
  const short: Values = { aws_security_group: "sg", aws_vpc: "vpc", aws_route_table: "rtb" };
  const number = [...`${name}${index ?? ""}`].reduce(
    (sum, one) => (sum * 31 + one.charCodeAt(0)) % 1e9,
    7,
  );
  const prefix = short[type] ?? type.replace(/^aws_/, "").split("_").at(-1);
  return `${prefix}-${String(number).padStart(17, "0")}`;
}

function arnOf(type: string, name: string): string {
  const [, service = "", ...rest] = type.split("_");
  if (type === "aws_s3_bucket") return `arn:aws:s3:::${name}`;
  if (service === "iam") return `arn:aws:iam::111111111111:${rest.join("-")}/${name}`;
  if (service === "sqs" || service === "sns")
    return `arn:aws:${service}:eu-west-1:111111111111:${name}`;
  return `arn:aws:${service}:eu-west-1:111111111111:${rest.join("-")}/${name}`;
}

const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);
