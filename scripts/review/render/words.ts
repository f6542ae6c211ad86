import { inUsd, signed } from "../../cost/money";
import type { Part } from "../findings/rest";
import type { Merged } from "../merge";
import type { Level } from "../policy/schema";
import type { Environment, Review } from "../review";

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  deny: "denied",
  warn: "to look at",
  note: "noted",
  allow: "allowed",
};

const COUNTED: readonly (readonly [kind: string, words: string])[] = [
  ["destroy", "destroyed"],
  ["replace", "replaced"],
  ["forget", "forgotten"],
  ["update", "changed"],
  ["create", "created"],
  ["move", "moved"],
  ["import", "imported"],
];

/** `2 created, 1 changed`. */
export function countsInWords(parts: readonly Part[]): string {
  const words = COUNTED.flatMap(([kind, word]) => {
    const count = parts.reduce(
      (sum, { counts }) => sum + (counts[kind as keyof Part["counts"]] ?? 0),
      0,
    );
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return words.length === 0 ? "no resource changes" : words.join(", ");
}

/** `2 denied, 1 to look at`, of all findings or of one environment's. */
export function levelsInWords(findings: readonly Merged[], environment?: string): string {
  const levels = findings.flatMap(({ verdicts, level }) => {
    if (environment === undefined) return [level];
    const verdict = verdicts[environment];
    return verdict ? [verdict.level] : [];
  });
  const words = (["deny", "warn", "note", "allow"] as const).flatMap((level) => {
    const count = levels.filter((one) => one === level).length;
    return count === 0 ? [] : [`${count} ${LEVEL_WORDS[level]}`];
  });
  return words.length === 0 ? "nothing to say" : words.join(", ");
}

/** `+35.04 USD (95.40 in all)`, a month; empty where nothing changes, or nobody knows. */
export function costInWords({ cost }: Environment): string {
  if (!cost) return "";
  const by = cost.after.total.high - cost.before.total.high;
  if (Math.abs(by) < 0.005) return "";
  const all = cost.before.total.high === 0 ? "" : ` (${inUsd(cost.after.total)} in all)`;
  return `${signed(by)} USD${all}`;
}

/** Where a finding is said: nothing where all environments have it. */
export const where = ({ environments }: Merged, review: Review): string =>
  review.environments.length === 1 || environments.length === review.environments.length
    ? ""
    : environments.join(", ");

/** What policies say of a finding, beyond its level. */
export function verdictsInWords({ verdicts }: Merged): string[] {
  return [
    ...new Set(
      Object.values(verdicts).flatMap(({ level, reason, expires }) => {
        if (level === "allow") return [`Allowed until ${expires}: ${reason}`];
        return reason === undefined ? [] : [`Policy: ${reason}`];
      }),
    ),
  ];
}
