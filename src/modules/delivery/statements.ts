import type { Conditions, Statement } from "../../iam";
import type { Grant } from "./actions/grant";
import type { Names } from "./actions/names";

/** What grants allow where these names are, each thing said once. */
export const statementsOf = (grants: readonly Grant[], places: readonly Names[]): Statement[] =>
  merged(
    grants.flatMap((grant) =>
      places.flatMap((names): Statement[] => {
        const resources = [...new Set(grant.on(names))].sort();
        const conditions = grant.conditions?.(names);
        if (resources.length === 0) return [];
        return [{ actions: grant.actions, resources, ...(conditions && { conditions }) }];
      }),
    ),
  );

/** Joins what is allowed on the same things, and the things on which the same is allowed; sorted, whatever the order was. */
export function merged(statements: readonly Statement[]): Statement[] {
  const onSame = joined(statements, "actions", ({ resources }) => resources);
  const ofSame = joined(onSame, "resources", ({ actions }) => actions);
  return ofSame.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function joined(
  statements: readonly Statement[],
  field: "actions" | "resources",
  by: (statement: Statement) => readonly string[],
): Statement[] {
  const groups = new Map<string, Statement>();
  for (const statement of statements) {
    const { sid, effect, conditions } = statement;
    const key = JSON.stringify([sid, effect, [...by(statement)].sort(), steady(conditions)]);
    const values = [...(groups.get(key)?.[field] ?? []), ...statement[field]];
    groups.set(key, { ...statement, [field]: [...new Set(values)].sort() });
  }
  return [...groups.values()];
}

/** Conditions in one order, however they were written. */
const steady = (conditions: Conditions = {}): unknown =>
  Object.entries(conditions)
    .map(([operator, keys]) => [operator, Object.entries(keys).sort()] as const)
    .sort();

const keyOf = ({ actions, resources, conditions }: Statement): string =>
  JSON.stringify([actions, resources, steady(conditions)]);
