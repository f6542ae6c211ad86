import type { StackContext } from "../lib/stack-context";
import type { PlanSummary } from "../plan/plan-summary";
import type { Receipt } from "../receipt/receipt";

/** A step of a deploy: which stack, and what is done to it. */
export interface Phase {
  readonly stack: string;
  readonly doing: "bootstrap" | "plan" | "apply" | "rollout" | "done";
  /** Known from `apply` on. */
  readonly summary?: PlanSummary;
}

export interface DeployOptions {
  /** The environment alone: neither what keeps its state nor what all environments share. @default false */
  readonly only?: boolean;
  /** Of a destroy: brings its database and its releases back. */
  readonly receipt?: Receipt;
  /** Told as it gets on. */
  readonly onPhase?: (phase: Phase) => void;
}

/** What a deploy did to one stack. */
export interface DeployedStack {
  readonly name: string;
  readonly summary: PlanSummary;
  readonly seconds: number;
}

export interface Deployed {
  /** In the order in which they were applied; what had nothing to change is there too. */
  readonly stacks: readonly DeployedStack[];
}

/** Makes an environment, and whatever it needs first, what its configuration says. */
export async function deployEnvironment(
  _context: StackContext,
  _options: DeployOptions = {},
): Promise<Deployed> {
  throw new Error("being written");
}
