import { expect, test } from "vitest";
import { type ScanReport, scan } from "../../scripts/scan/checkov";
import { resourcesOf } from "../../scripts/terraform/plan-json";
import type { SynthesizedStack } from "../support/apps";
import { limit } from "../support/limit";
import { planOf } from "../support/plans";
import { covers, recordedExceptions } from "../support/scan-exceptions";
import { describeTerraform } from "../support/tier";

describeTerraform("the security scanner", (tier) => {
  const twoAtATime = limit(2);
  const reports = new Map<string, Promise<ScanReport>>();

  function reportOf(stack: SynthesizedStack): Promise<ScanReport> {
    const report =
      reports.get(stack.folder) ??
      planOf(tier, stack).then(({ file }) => twoAtATime(() => scan(tier.scanner, file)));
    reports.set(stack.folder, report);
    return report;
  }

  test.concurrent.each(tier.stacks)("has something to check in $title", async (stack) => {
    const { json } = await planOf(tier, stack);
    const { passed } = await reportOf(stack);

    const resources = resourcesOf(json.planned_values.root_module).length;
    console.log(`${stack.title}: ${passed.length} checks passed on ${resources} resources`);
    // Most resources have several checks, some (routes, attachments) none.
    expect(passed.length).toBeGreaterThanOrEqual(resources);
  });

  test.concurrent.each(tier.stacks)("finds only what has a reason in $title", async (stack) => {
    const exceptions = await recordedExceptions();
    const { failed } = await reportOf(stack);
    const unexplained = failed
      .filter((finding) => !exceptions.some((exception) => covers(exception, stack, finding)))
      .map(({ check_id, resource, check_name }) => `${check_id} ${resource}: ${check_name}`);

    expect(unexplained.sort()).toEqual([]);
  });

  test("still finds everything that is excepted", async () => {
    const found = await Promise.all(
      tier.stacks.map(async (stack) => ({ stack, failed: (await reportOf(stack)).failed })),
    );
    const exceptions = await recordedExceptions();
    const used = exceptions.filter((exception) =>
      found.some(({ stack, failed }) => failed.some((each) => covers(exception, stack, each))),
    );
    // One that is shared by several apps need not be found in each of them.
    const unused = exceptions.filter(
      ({ check, reason }) => !used.some((one) => one.check === check && one.reason === reason),
    );

    expect(unused).toEqual([]);
  });
});
