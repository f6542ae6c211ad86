/** `not checked` says why in its words: one thing that is missing hides nothing that it has no part in. */
export type Status = "ok" | "warning" | "problem" | "not checked";

/** What one check found. */
export interface Verdict {
  readonly status: Status;
  /** What was seen. */
  readonly says: string;
  /** What to do about it; one step a line. */
  readonly todo?: string;
  /** What the command ends with because of this problem, unless an earlier one says something else. */
  readonly exitCode?: number;
}

/** One thing to look at. What it throws is a problem. */
export interface Check {
  /** What is looked at: `Terraform`, `state`. */
  readonly name: string;
  look(): Promise<Verdict>;
}

export interface Finding extends Verdict {
  readonly check: string;
}

export const ok = (says: string): Verdict => ({ status: "ok", says });

export const warning = (says: string, todo: string): Verdict => ({
  status: "warning",
  says,
  todo,
});

export const notChecked = (because: string): Verdict => ({ status: "not checked", says: because });
