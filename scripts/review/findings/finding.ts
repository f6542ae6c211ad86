/** What a change means, worst first. */
export const KINDS = [
  "data-loss",
  "outage",
  "exposure",
  "permissions",
  "protection",
  "cost",
  "drift",
  "rename",
  "unknown",
] as const;

export type Kind = (typeof KINDS)[number];

export const KIND_TITLES: Readonly<Record<Kind, string>> = {
  "data-loss": "Data loss",
  outage: "Outage",
  exposure: "Exposure",
  permissions: "Permissions widened",
  protection: "Protection turned off",
  cost: "Cost",
  drift: "Drift",
  rename: "Renames",
  unknown: "Cannot be judged from the plan",
};

/** How bad it is where it is true; policies say what follows from it. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One value that belongs to a finding, already without secrets. Environments may differ in it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** One thing that a reviewer should know. */
export interface Finding {
  readonly kind: Kind;
  /** Which rule found it, for policies: `security-group-opened`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly address: string;
  readonly type: string;
  /** What happens, as the rest of a sentence that begins with the address. */
  readonly what: string;
  /** What in the configuration makes it happen, one a line. */
  readonly causes: readonly string[];
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly todo: string;
  readonly facts: readonly Fact[];
  /** Other addresses that it is about as well. */
  readonly also?: readonly string[];
  /** Configuration to paste. */
  readonly snippet?: string;
}

export const fact = (label: string, value: string | undefined): Fact[] =>
  value === undefined || value === "" ? [] : [{ label, value }];
