import type { PlanSummary } from "../plan/plan-summary";
import type { Receipt } from "../receipt/receipt";

/** A step of a deploy: which stack, and what is done to it. */
export interface Phase {
  readonly stack: string;
  readonly doing: "bootstrap" | "plan" | "apply" | "rollout";
  /** With `apply`. */
  readonly summary?: PlanSummary;
}

export interface DeployOptions {
  /** The environment alone: neither what keeps its state nor what all environments share. @default false */
  readonly only?: boolean;
  /** Of a destroy: brings its database and its releases back. */
  readonly receipt?: Receipt;
  /** How long the rollout of the services may take; with 0 nobody waits for it. @default 20 */
  readonly rolloutMinutes?: number;
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
  /** In their order; those in which nothing changed are there too. */
  readonly stacks: readonly DeployedStack[];
}
