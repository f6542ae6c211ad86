import type { Configuration, Stack } from "../stacks/stack";
import { entriesOf, type StateDocument } from "./document";

type Owner = Pick<Stack, "kind" | "platform" | "environment" | "configuration">;

/**
 * Whose state it is, where it is not this stack's: `staging of acme`. A key says where a state lies,
 * and somebody may have copied another one there; the tags of what it manages say whose it is.
 */
export function foreignOwner(state: StateDocument, stack: Owner): string | undefined {
  const entries = entriesOf(state);
  const owners = entries.flatMap(({ attributes }) => ownerIn(attributes.tags_all));
  const owner = mostFrequent(owners);
  if (owner !== undefined && owner !== `${stack.environment} of ${stack.platform}`) return owner;
  if (stack.kind === "environment" || entries.length === 0) return undefined;
  // `shared` and `bootstrap` have the same tags, and nothing else in common.
  const known = configuredAddresses(stack.configuration);
  return entries.some(({ address }) => known.has(address.replace(/\[.*$/, "")))
    ? undefined
    : "another stack";
}

function ownerIn(tags: unknown): string[] {
  if (typeof tags !== "object" || tags === null) return [];
  const { Environment, Platform } = tags as { Environment?: string; Platform?: string };
  return Environment && Platform ? [`${Environment} of ${Platform}`] : [];
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function configuredAddresses({ resource = {} }: Configuration): Set<string> {
  const pairs = Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
  return new Set(pairs);
}
