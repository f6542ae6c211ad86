import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { STATEFUL_TYPES } from "../../scripts/addresses/stateful-types";
import type { PlanJson } from "../../scripts/terraform/plan-json";
import { offlineProvider } from "../support/offline-provider";
import { REPLACEMENTS } from "../support/replacements";
import { describeTerraform } from "../support/tier";

const types = Object.keys(STATEFUL_TYPES).filter((type) => type.startsWith("aws_"));
const cases = Object.entries(REPLACEMENTS).flatMap(([type, { is, changes }]) =>
  Object.entries(changes).map(([argument, change]) => ({ type, argument, is, change })),
);

/**
 * One resource for each argument of the table: in a state made by hand it is as it was, in the
 * configuration the argument has changed. Nothing is asked of AWS; the provider only compares.
 */
describeTerraform("the arguments that replace something stateful", (tier) => {
  let plan: PlanJson;

  beforeAll(async () => {
    const directory = join(tier.temporary, "replacements");
    plan = await comparedByProvider(directory);
  });

  describe.each(types)("of %s", (type) => {
    const arguments_ = STATEFUL_TYPES[type]?.replacedBy ?? [];
    test.each(arguments_)("include %s, says the provider", (argument) => {
      const change = plan.resource_changes?.find(
        ({ address }) => address === `${type}.${argument}`,
      );
      expect(change?.change.replace_paths?.map(([name]) => name)).toContain(argument);
    });
  });
});

async function comparedByProvider(directory: string): Promise<PlanJson> {
  const state = cases.map(({ type, argument, is }) => ({
    type,
    name: argument,
    attributes: { id: "known", ...is },
  }));
  const plan = await offlineProvider(directory);
  return plan(state, configuration());
}

function configuration() {
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, argument, is, change } of cases) {
    resource[type] = { ...resource[type], [argument]: { ...is, ...change } };
  }
  return { resource };
}
