import { withoutKeys } from "../../plan/configured-arguments";
import { markedIn } from "../../plan/marked";
import { Configuration } from "./configuration";
import { readResource } from "./read-resource";
import type { Resource, Side } from "./resource";
import { Secrets } from "./secrets";
import { blocksOf, textsOf, type Values } from "./values";

/** One plan, with what a review asks of it again and again. */
export class Plan {
  readonly resources: readonly Resource[];
  /** Objects that were changed or deleted outside of Terraform. */
  readonly drifted: readonly Resource[];
  /** Data sources that are only read during apply, by address: what is known of them. */
  readonly reads: ReadonlyMap<string, Resource>;
  readonly configuration: Configuration;
  readonly secrets = new Secrets();
  private readonly types: ReadonlySet<string>;
  private readonly byPattern = new Map<string, readonly Resource[]>();
  private readonly byAddress = new Map<string, Resource>();
  private readonly byBareAddress = new Map<string, Resource[]>();
  private readonly byId: Readonly<Record<Side, Map<string, Resource[]>>> = {
    before: new Map(),
    after: new Map(),
  };

  constructor(
    readonly name: string,
    readonly json: Values,
  ) {
    const all = blocksOf(json.resource_changes);
    const managed = all.filter(({ mode }) => mode === "managed" || mode === undefined);
    this.resources = managed.map(readResource);
    this.types = new Set(this.resources.map(({ type }) => type));
    this.drifted = blocksOf(json.resource_drift)
      .filter(({ mode }) => mode === "managed" || mode === undefined)
      .map(readResource);
    const reads = all.filter(({ mode }) => mode === "data").map(readResource);
    this.reads = new Map(reads.map((one) => [withoutKeys(one.address), one]));
    this.configuration = new Configuration(json.configuration);
    for (const resource of this.resources) this.index(resource);
    for (const [value, mark] of markedIn(json)) this.secrets.add(value, mark);
  }

  private index(resource: Resource): void {
    if (resource.deposed) return;
    this.byAddress.set(resource.address, resource);
    push(this.byBareAddress, withoutKeys(resource.address), resource);
    const keys = keysOf(resource);
    for (const side of ["before", "after"] as const)
      for (const key of keys) {
        const id = resource[side]?.[key];
        if (typeof id === "string") push(this.byId[side], id, resource);
      }
  }

  at = (address: string): Resource | undefined => this.byAddress.get(address);

  /** Of the types that an expression fits, in the order of the plan. Thousands of resources are of a few types. */
  ofType(types: RegExp): readonly Resource[] {
    const known = this.byPattern.get(types.source);
    if (known) return known;
    const wanted = new Set([...this.types].filter((type) => types.test(type)));
    const found = wanted.size === 0 ? [] : this.resources.filter(({ type }) => wanted.has(type));
    this.byPattern.set(types.source, found);
    return found;
  }

  /** The resources of these types that have this id or ARN. */
  withId = (id: string, types: RegExp, side: Side): Resource[] =>
    (this.byId[side].get(id) ?? []).filter(({ type }) => types.test(type));

  /**
   * The resources of these types that an argument names: by their ids where those are known, and by what the
   * configuration refers to where they are not.
   */
  named(
    resource: Resource,
    argument: string,
    value: unknown,
    types: RegExp,
    side: Side,
  ): Resource[] {
    const ids = textsOf(value);
    const found = ids.flatMap((id) => this.withId(id, types, side));
    if (found.length > 0 || side === "before") return [...new Set(found)];
    return this.referred(resource, argument, types);
  }

  /** What an argument refers to in the configuration; with keys, the one with the same key. */
  referred({ address }: Resource, argument: string, types: RegExp): Resource[] {
    const all = this.configuration
      .referred(address, argument)
      .flatMap((bare) => this.byBareAddress.get(bare) ?? [])
      .filter(({ type }) => types.test(type));
    const key = keyOf(address);
    const sameKey = all.filter((one) => key !== undefined && keyOf(one.address) === key);
    return sameKey.length > 0 ? sameKey : all;
  }
}

/** Roles, users and groups are named by their names, which the state has as ids, and a new one has not yet. */
const keysOf = ({ type, before, after }: Resource): readonly string[] =>
  IDENTITIES.has(type) && (after ?? before)?.name !== (after ?? before)?.id ? NAMED : UNNAMED;

const IDENTITIES = new Set(["aws_iam_role", "aws_iam_user", "aws_iam_group"]);
const [NAMED, UNNAMED] = [
  ["id", "arn", "name"],
  ["id", "arn"],
];

const keyOf = (address: string): string | undefined => /\[[^\]]*\]$/.exec(address)?.[0];

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
