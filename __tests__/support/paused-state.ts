import { evaluate } from "../../scripts/pause/evaluate";
import type { Json } from "./bare-stack";
import { PROVIDERS_DEFAULTS } from "./deployed";
import type { KnownResource } from "./offline-provider";

type Named = Readonly<Record<string, Json>>;
type Resources = Readonly<Record<string, Named>>;

/** Types of what hangs on the pause pointer; of roles, only those with a `count` do. */
const TYPES = [
  "aws_appautoscaling_target",
  "aws_ecs_service",
  "aws_eip",
  "aws_iam_role",
  "aws_iam_role_policy",
  "aws_nat_gateway",
  "aws_route",
  "aws_scheduler_schedule",
  "aws_ssm_parameter",
  "aws_vpc_endpoint",
];

/** What only Terraform reads: none of it is in a state. */
const META_ARGUMENTS = new Set(["count", "depends_on", "lifecycle", "provider", "//"]);

/** What the provider writes into the state for arguments that are not configured. */
const DEFAULTS: Readonly<Record<string, Json>> = {
  ...PROVIDERS_DEFAULTS,
  aws_nat_gateway: {
    connectivity_type: "public",
    secondary_allocation_ids: [],
    secondary_private_ip_addresses: [],
    secondary_private_ip_address_count: 0,
  },
  aws_vpc_endpoint: {
    cidr_blocks: [],
    dns_entry: [],
    network_interface_ids: [],
    route_table_ids: [],
    security_group_ids: [],
    subnet_ids: [],
  },
};

const WITHOUT_TAGS = new Set(["aws_iam_role_policy", "aws_route", "aws_scheduler_schedule"]);
const WITHOUT_ARN = new Set(["aws_ecs_service", "aws_iam_role_policy", "aws_route"]);

/**
 * The part of an environment that hangs on its pause pointer. What it refers to besides is written out, as if it were
 * there under its own address.
 */
export function pausablePart({ resource, locals }: Json): { resource: Resources; locals: Json } {
  const all = resource as Resources;
  const counted =
    (type: string) =>
    ([, { count }]: [string, Json]) =>
      !type.startsWith("aws_iam") || count !== undefined;
  const chosen = Object.fromEntries(
    TYPES.map((type) => [
      type,
      Object.fromEntries(Object.entries(all[type] ?? {}).filter(counted(type))),
    ]),
  );
  const written = (value: unknown): unknown => {
    if (typeof value === "string")
      return value.replace(
        /\$\{(aws_\w+)\.([\w-]+)\.(\w+)\}/g,
        (reference, type, name, attribute) =>
          chosen[type]?.[name] ? reference : computed(`${type}.${name}`, attribute),
      );
    return within(value, written);
  };
  const resources = mapped(chosen, (named) =>
    mapped(named, ({ depends_on, ...rest }) => written(rest) as Json),
  );
  return { resource: resources, locals: locals as Json };
}

/** The state of that part, deployed while its pointers hold these values. */
export function stateWhile(
  { resource, locals }: ReturnType<typeof pausablePart>,
  pointers: Readonly<Record<string, string>>,
): KnownResource[] {
  const known = { locals, parameter: (name: string) => pointers[name] ?? "" };
  const resolved = (value: unknown): unknown => {
    if (typeof value !== "string") return within(value, resolved);
    if (/\blocal\./.test(value)) return evaluate(value, known);
    return value.replace(
      /\$\{(?:one\()?(\w+)\.(\w+)(?:\[\*\])?\.(\w+)\)?\}/g,
      (_, type, name, attribute) =>
        String(resource[type]?.[name]?.[attribute] ?? computed(`${type}.${name}`, attribute)),
    );
  };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, all]): KnownResource[] => {
      const counted = all.count === undefined ? {} : { index: 0 };
      if (all.count !== undefined && resolved(all.count) === 0) return [];
      const given = Object.entries(all).filter(([key]) => !META_ARGUMENTS.has(key));
      const address = `${type}.${name}`;
      const attributes: Json = {
        ...DEFAULTS[type],
        ...(resolved(Object.fromEntries(given)) as Json),
        id: computed(address, "id"),
        ...(type === "aws_eip" && { allocation_id: computed(address, "allocation_id") }),
        ...(type === "aws_ssm_parameter" && pointers[name]
          ? { insecure_value: pointers[name] }
          : {}),
        ...(WITHOUT_ARN.has(type) ? {} : { arn: computed(address, "arn") }),
        ...(WITHOUT_TAGS.has(type) ? {} : { tags_all: all.tags ?? {} }),
      };
      return [{ type, name, attributes, ...counted }];
    }),
  );
}

/** What AWS gives a thing, in a form that the provider takes. */
const computed = (address: string, attribute: string): string =>
  attribute.startsWith("arn")
    ? `arn:aws:test:eu-west-1:111111111111:${address}`
    : `${address}.${attribute}`;

const within = (value: unknown, change: (value: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map(change);
  return typeof value === "object" && value !== null ? mapped(value as Json, change) : value;
};

const mapped = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
