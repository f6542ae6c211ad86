import { expect, test } from "vitest";
import { configuredIn, toAdd } from "../../scripts/terraform/plan-json";
import { planOf } from "../support/plans";
import { describeTerraform } from "../support/tier";

describeTerraform("the real Terraform and the real provider", (tier) => {
  test.each(tier.broken)("have nothing to read of $app", ({ reason }) => {
    throw new Error(reason);
  });

  test.concurrent.each(tier.stacks)("validate and plan $title", async (stack) => {
    const { json } = await planOf(tier, stack);

    expect(toAdd(json)).toBeGreaterThan(0);
    console.log(`${stack.title}: ${toAdd(json)} resources to add`);
  });

  test.concurrent.each(tier.stacks)("find nothing to look up in $title", async (stack) => {
    const { json } = await planOf(tier, stack);
    const configured = configuredIn(json.configuration.root_module);

    expect(configured.filter(({ mode }) => mode === "data")).toEqual([]);
  });
});
