import { signed } from "../../cost/money";
import { type FailOn, failing } from "../fail-on";
import type { Review } from "../review";
import { risksInWords } from "./risks";
import { countsInWords } from "./words";

/** GitHub refuses longer descriptions. Source: GitHub's REST API, "Create a commit status". */
const MOST_CHARACTERS = 140;

/** What stands beside a commit. */
export interface Status {
  readonly state: "success" | "failure";
  /** At most 140 characters: `2 lose data, 1 exposed; +12.40 USD a month`. */
  readonly description: string;
}

/** A review in one line; it fails as the command does. */
export function statusOf(review: Review, failOn: readonly FailOn[]): Status {
  const state = failing(review.findings, failOn).length > 0 ? "failure" : "success";
  return { state, description: described(review) };
}

function described(review: Review): string {
  const { environments } = review;
  if (environments.every(({ empty }) => empty)) return "nothing to change";
  const cost = costOf(review);
  const end = cost === "" ? "" : `; ${cost}`;
  const risks = risksOf(review);
  const whole = `${risks === "" ? changesOf(review) : risks}${end}`;
  if (whole.length <= MOST_CHARACTERS) return whole;
  return `${whole.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** The cost is told as an amount. */
const risksOf = ({ findings }: Review): string =>
  risksInWords(
    findings.flatMap(({ level, kind }) =>
      kind !== "cost" && (level === "deny" || level === "warn") ? [kind] : [],
    ),
  );

const changesOf = ({ environments }: Review): string =>
  `${countsInWords(environments.flatMap(({ parts }) => parts))}, nothing to look at`;

function costOf({ environments }: Review): string {
  const by = environments.reduce(
    (total, { cost }) => total + (cost ? cost.after.total.high - cost.before.total.high : 0),
    0,
  );
  return Math.abs(by) < 0.005 ? "" : `${signed(by)} USD a month`;
}
