import { describe, test } from "vitest";

/** What a global setup found: everything that its tests need, or why not. */
type Found<T> = T | { readonly state: "missing" | "failed"; readonly reason: string };

/**
 * A group of tests that need real programs. Where one is missing the group is skipped and says why; in CI, or where
 * what they need could not be made, it fails.
 */
export function describeWherePossible<T extends { readonly state: "ready" }>(
  tier: Found<T>,
  name: string,
  tests: (tier: T) => void,
): void {
  if (tier.state === "ready") {
    describe(name, () => tests(tier));
  } else if (tier.state === "missing" && !process.env.CI) {
    test.skip(`${name}: skipped, ${tier.reason}`);
  } else {
    test(name, () => {
      throw new Error(tier.reason);
    });
  }
}
