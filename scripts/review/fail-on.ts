import { InvalidArgumentError } from "commander";
import { KINDS, type Kind, SEVERITIES, type Severity } from "./findings/finding";
import type { Merged } from "./merge";

const LEVELS = ["deny", "warn", "note", "never"] as const;

export type FailOn = (typeof LEVELS)[number] | Kind | Severity;

/** What fails a review: a level, a kind, or how bad it is; several with commas. */
export function failOnIn(text: string): readonly FailOn[] {
  const known: readonly string[] = [...LEVELS, ...KINDS, ...SEVERITIES];
  const words = text.split(",").map((word) => word.trim());
  const wrong = words.find((word) => !known.includes(word));
  if (wrong !== undefined) throw new InvalidArgumentError(`Write one of ${known.join(", ")}.`);
  return words as FailOn[];
}

/** The findings that fail a review. What is allowed never does. */
export function failing(findings: readonly Merged[], failOn: readonly FailOn[]): Merged[] {
  return findings.filter(({ level, kind, severity }) => {
    if (level === "allow") return false;
    return failOn.some((one) => {
      if (one === "never") return false;
      if (one === "deny") return level === "deny";
      if (one === "warn") return level === "deny" || level === "warn";
      if (one === "note" || one === kind) return true;
      const rank = SEVERITIES.indexOf(one as Severity);
      return rank >= 0 && SEVERITIES.indexOf(severity) <= rank;
    });
  });
}
