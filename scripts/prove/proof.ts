import type { Remains } from "../receipt/receipt";

/** One step of a proof. */
export interface ProofPhase {
  /** `bootstrap`, `shared`, the environment's name, `second plan`, `destroy`. */
  readonly name: string;
  readonly seconds: number;
  /** Made or destroyed in it. */
  readonly resources: number;
}

/** What became of an environment that was taken through its whole life in an emulator. */
export interface Proof {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly lifecycle: "disposable" | "durable";
  /** Made by the environment alone. */
  readonly resources: number;
  readonly phases: readonly ProofPhase[];
  /** Whether a second plan had nothing to change. */
  readonly clean: boolean;
  /** `refused`: it is durable, and that held. */
  readonly destroyed: "destroyed" | "refused";
  /** How many resources a search by tag found afterwards that no receipt explains; undefined where nothing was destroyed. */
  readonly leftOver: number | undefined;
  /** What stays for a reason: snapshots, secrets and keys that wait for their deletion. */
  readonly remains: readonly Remains[];
  readonly seconds: number;
}
