import { type PlanJson, resourcesOf } from "../../scripts/terraform/plan-json";

/** `address.path = …` of each known value that the provider's schema calls a secret. */
export function knownSecrets(plan: PlanJson): string[] {
  return (plan.resource_changes ?? []).flatMap(({ address, change }) =>
    known(change.after, change.after_sensitive, address),
  );
}

function known(value: unknown, secret: unknown, path: string): string[] {
  if (secret === true) return value === null || value === undefined ? [] : [path];
  if (typeof secret !== "object" || secret === null) return [];
  return Object.entries(secret).flatMap(([key, below]) =>
    known(isIndexable(value) ? value[key] : undefined, below, `${path}.${key}`),
  );
}

function isIndexable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Each write-only argument in a plan, with its value. */
export function writeOnlyArguments(plan: PlanJson): { path: string; value: unknown }[] {
  return resourcesOf(plan.planned_values.root_module).flatMap(({ address, values }) =>
    Object.entries(values ?? {})
      .filter(([name]) => name.endsWith("_wo"))
      .map(([name, value]) => ({ path: `${address}.${name}`, value })),
  );
}
