/** Something that happened to a service. */
export interface Finding {
  /** ISO 8601. */
  readonly time: string;
  readonly kind:
    | "task stopped"
    | "event"
    | "deployment"
    | "scaling"
    | "alarm"
    | "applied"
    | "released";
  /** In words, in a line. */
  readonly says: string;
  /** Whether it is part of what went wrong, rather than of what was done. */
  readonly bad: boolean;
}

/** Findings that say the same, one after the other, as one. */
export interface Findings extends Finding {
  readonly count: number;
  /** When it happened last. */
  readonly until: string;
}

/** In order of time; what repeats itself is told once, with how often. */
export function inOrder(findings: readonly Finding[]): Findings[] {
  const sorted = [...findings].sort((one, other) => one.time.localeCompare(other.time));
  const told: Findings[] = [];
  for (const finding of sorted) {
    const last = told.at(-1);
    if (last && last.kind === finding.kind && last.says === finding.says)
      told[told.length - 1] = { ...last, count: last.count + 1, until: finding.time };
    else told.push({ ...finding, count: 1, until: finding.time });
  }
  return told;
}
