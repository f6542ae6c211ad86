import type { Json } from "./bare-stack";
import type { KnownResource } from "./offline-provider";

type Resources = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** What only Terraform reads: none of it is in a state. */
const META_ARGUMENTS = new Set(["depends_on", "lifecycle", "provider"]);

/**
 * The state after a synthesized stack was deployed and its images were released: each argument as
 * it is configured, references and conditions on a release resolved. `changed` says, by address,
 * what operations have changed since.
 */
export function deployed(
  json: Json,
  changed: Readonly<Record<string, Json>> = {},
): KnownResource[] {
  const resources = json.resource as Resources;
  const known = (type: string, name: string): Json => ({
    ...PROVIDERS_DEFAULTS[type],
    ...argumentsOf(resources[type]?.[name] ?? {}),
    id: `${type}.${name}`,
    arn: `arn:aws:test:eu-west-1:111111111111:${type}/${name}`,
    ...changed[`${type}.${name}`],
  });
  return Object.entries(resources).flatMap(([type, byName]) =>
    Object.keys(byName).map((name) => {
      const { arn, ...attributes } = resolved(known(type, name), known) as Json;
      const tags_all = attributes.tags ?? {};
      return {
        type,
        name,
        attributes: {
          ...attributes,
          ...(WITHOUT_ARN.has(type) ? {} : { arn }),
          ...(WITHOUT_TAGS.has(type) ? {} : { tags_all }),
        },
      };
    }),
  );
}

/** What the provider writes into the state for arguments that are not configured. */
export const PROVIDERS_DEFAULTS: Readonly<Record<string, Json>> = {
  aws_ecs_service: { triggers: {} },
  aws_iam_role: {
    path: "/",
    max_session_duration: 3600,
    force_detach_policies: false,
    managed_policy_arns: [],
  },
  aws_ssm_parameter: { tier: "Standard", data_type: "text" },
};

const WITHOUT_ARN = new Set([
  "aws_iam_role_policy",
  "aws_ecs_cluster_capacity_providers",
  "aws_ecs_service",
]);
const WITHOUT_TAGS = new Set(["aws_iam_role_policy", "aws_ecs_cluster_capacity_providers"]);

const argumentsOf = (resource: Json): Json =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => !META_ARGUMENTS.has(name)));

function resolved(value: unknown, known: (type: string, name: string) => Json): unknown {
  if (typeof value === "string") return resolvedText(value, known);
  if (Array.isArray(value)) return value.map((one) => resolved(one, known));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, under]) => [name, resolved(under, known)]),
  );
}

function resolvedText(text: string, known: (type: string, name: string) => Json): unknown {
  const range = /^\$\{local\.\w+_released \? (\d+) : \d+\}$/.exec(text)?.[1];
  if (range !== undefined) return Number(range);
  if (/^\$\{!\(?local\.\w+_released\)?\}$/.test(text)) return false;
  return text.replace(/\$\{(aws_\w+)\.([\w-]+)\.(\w+)\}/g, (_, type, name, attribute) =>
    String(resolved(known(type, name)[attribute], known)),
  );
}
