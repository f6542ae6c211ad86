import { inject } from "vitest";
import type { SynthesizedStack } from "./apps";
import { describeWherePossible } from "./where-possible";

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
  /** The endpoint of one that plays an empty account, to be copied. */
  readonly empty: string;
  /** The python that has checkov. */
  readonly scanner: string;
}

declare module "vitest" {
  interface ProvidedContext {
    terraformTier: Tier;
  }
}

/** A group of tests that need Terraform, the emulator and the scanner. */
export const describeTerraform = (name: string, tests: (tier: ReadyTier) => void): void =>
  describeWherePossible(inject("terraformTier"), name, tests);
