import { createRequire } from "node:module";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { mapRecord } from "../../src/records";

type Json = Readonly<Record<string, unknown>>;
type Binding = new (scope: Construct, id: string, config: Json) => TerraformResource;

export interface BareResource {
  readonly binding: Binding;
  readonly address: string;
  readonly config: Json;
}

/** Keys of maps that belong to the user, not to the provider's schema. */
const FREE_MAPS = new Set(["tags"]);

/**
 * The resources of a synthesized stack as somebody would write them by hand: the same binding
 * classes with the same arguments, and none of our code around them.
 */
export function bareResources(json: Json, root: string): BareResource[] {
  const require = createRequire(join(root, "package.json"));
  return Object.entries(json.resource as Record<string, Record<string, Json>>).flatMap(
    ([type, resources]) => {
      const binding = bindingOf(type, require);
      return binding
        ? Object.entries(resources).map(([name, body]) => ({
            binding,
            address: `${type}.${name}`,
            config: camelCased(body),
          }))
        : [];
    },
  );
}

/** Creates each resource after those it refers to, and refers to them as a person would. */
export class BareStack extends TerraformStack {
  private readonly created = new Map<string, TerraformResource | undefined>();
  private readonly known: ReadonlyMap<string, BareResource>;

  constructor(scope: Construct, id: string, resources: readonly BareResource[]) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-west-1" });
    this.known = new Map(resources.map((resource) => [resource.address, resource]));
    for (const { address } of resources) this.create(address);
  }

  private create(address: string): TerraformResource | undefined {
    if (this.created.has(address)) return this.created.get(address);
    const resource = this.known.get(address);
    this.created.set(address, undefined);
    if (!resource) return undefined;
    const { binding: Resource, config } = resource;
    const made = new Resource(this, address.replace(".", "-"), this.referring(config) as Json);
    this.created.set(address, made);
    return made;
  }

  private referring(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.referring(item));
    if (typeof value === "object" && value !== null)
      return mapRecord(value as Json, (item) => this.referring(item));
    if (typeof value !== "string") return value;
    return value.replace(
      /\$\{(aws_\w+\.\w+)\.(\w+)\}/g,
      (text, address, attribute) => this.create(address)?.getStringAttribute(attribute) ?? text,
    );
  }
}

function bindingOf(type: string, require: NodeJS.Require): Binding | undefined {
  if (!type.startsWith("aws_")) return undefined;
  const module: Record<string, unknown> = require(
    `@cdktf/provider-aws/lib/${type.slice("aws_".length).replaceAll("_", "-")}`,
  );
  return Object.values(module).find(
    (value): value is Binding =>
      typeof value === "function" && Reflect.get(value, "tfResourceType") === type,
  );
}

function camelCased(body: Json): Json {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([key]) => key !== "//" && key !== "depends_on" && key !== "provider")
      .map(([key, value]) => [camel(key), FREE_MAPS.has(key) ? value : inner(value)]),
  );
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === "object" && value !== null ? camelCased(value as Json) : value;
}

const camel = (key: string): string =>
  key.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
