import { KINDS, type Kind } from "../findings/finding";
import type { Merged } from "../merge";
import type { Level } from "../policy/schema";

/** What is counted of each kind, of one and of several. */
const COUNTED: Readonly<Record<Exclude<Kind, "cost">, readonly [one: string, several: string]>> = {
  "data-loss": ["loses data", "lose data"],
  outage: ["outage", "outages"],
  exposure: ["exposed", "exposed"],
  permissions: ["wider permission", "wider permissions"],
  protection: ["protection off", "protections off"],
  drift: ["drifted", "drifted"],
  rename: ["rename", "renames"],
  unknown: ["cannot be judged", "cannot be judged"],
};

/** `2 lose data, 1 exposed`: findings by what they mean, worst first; empty where there are none. */
export const risksInWords = (kinds: readonly Kind[]): string =>
  KINDS.flatMap((kind) => {
    const count = kinds.filter((one) => one === kind).length;
    if (count === 0) return [];
    return [kind === "cost" ? "the cost" : `${count} ${COUNTED[kind][count === 1 ? 0 : 1]}`];
  }).join(", ");

/** The kinds of the findings that an environment has at a level. */
export const kindsAt = (
  findings: readonly Merged[],
  environment: string,
  level: Level,
): readonly Kind[] =>
  findings.flatMap(({ kind, verdicts }) => (verdicts[environment]?.level === level ? [kind] : []));
