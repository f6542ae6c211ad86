/** What happens to one resource. `forget`: it stays, and Terraform no longer knows it. */
export type PlannedAction = "create" | "update" | "replace" | "destroy" | "forget";

/** One change of a plan, without the values: some are secret, and the full plan has them. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  /** The part of the platform it belongs to: `network`, `database`. */
  readonly module: string;
  /** Undefined where it is only moved to another address or imported. */
  readonly action: PlannedAction | undefined;
  /** The arguments that change, by name. */
  readonly changes: readonly string[];
  /** The arguments that force a replacement, as paths: `vpc_config.subnet_ids`. */
  readonly forcedBy: readonly string[];
  /** Set where it is replaced because an earlier apply did not finish making it. */
  readonly unfinished?: boolean;
  /** Whether it keeps something, or others know it by an address. */
  readonly stateful: boolean;
  /** What is lost, as a sentence: only where something stateful is replaced or destroyed. */
  readonly loss?: string;
  /** Its address in the state, where it is moved. */
  readonly movedFrom?: string;
  /** Its id in AWS, where it is imported. */
  readonly importedAs?: string;
}

/** Something that was changed or deleted in AWS since the last apply. */
export interface Drift {
  readonly address: string;
  readonly type: string;
  readonly how: "changed" | "deleted";
  /** The arguments that were changed, by name. */
  readonly changes: readonly string[];
  /** Whether this plan puts it back. What operations own (the number of tasks, …) it leaves as it is. */
  readonly repaired: boolean;
}

export type Counts = Readonly<Record<PlannedAction | "move" | "import", number>>;

/** What a plan would do, for people and for programs. */
export interface PlanSummary {
  /** Nothing would be changed, outputs included. */
  readonly empty: boolean;
  readonly counts: Counts;
  /** By part of the platform; parts in which nothing happens are left out. */
  readonly modules: readonly { readonly module: string; readonly counts: Counts }[];
  /** What loses something comes first. */
  readonly changes: readonly PlannedChange[];
  readonly drift: readonly Drift[];
  /** Outputs whose value changes, by name. */
  readonly outputs: readonly string[];
}
