import { describe, inject, test } from "vitest";
import type { SynthesizedStack } from "./apps";

/** What the global setup of the terraform tier hands to its tests. */
export type Tier = ReadyTier | { readonly state: "missing" | "failed"; readonly reason: string };

export interface BrokenApp {
  readonly app: string;
  /** What its synthesis said. */
  readonly reason: string;
}

export interface ReadyTier {
  readonly state: "ready";
  /** Belongs to this run and is deleted after it. */
  readonly temporary: string;
  readonly stacks: readonly SynthesizedStack[];
  readonly broken: readonly BrokenApp[];
  /** The endpoint of the emulator that plays an account, by account id. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** The python that has checkov. */
  readonly scanner: string;
}

declare module "vitest" {
  interface ProvidedContext {
    terraformTier: Tier;
  }
}

/**
 * A group of tests that need the real programs. Where one is missing the group is skipped and
 * says why; in CI, or when the configuration does not even synthesize, it fails.
 */
export function describeTerraform(name: string, tests: (tier: ReadyTier) => void): void {
  const tier = inject("terraformTier");
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
