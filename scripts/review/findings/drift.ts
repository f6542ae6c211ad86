import { changedArguments } from "../../plan/changed-arguments";
import type { ResourceChange } from "../../terraform/plan-json";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { shownDifferences } from "../model/show";
import { KEEPING } from "../tables/keeping";
import { finding } from "./context";
import { drifting, driftOf } from "./drifting";
import { type Finding, SEVERITIES, type Severity } from "./finding";

/** What judges a plan: what was changed by hand is judged as if a plan had done it. */
export type Judging = (plan: Plan) => readonly Finding[];

/** What somebody changed or deleted outside of Terraform, and whether this plan puts it back. */
export function drift(plan: Plan, judging: Judging): Finding[] {
  const found = driftOf(plan);
  if (found.length === 0) return [];
  const meant = byAddress(judging(drifting(plan, found)));
  const onlyRefreshes = plan.resources.length === 0;
  return found.flatMap((drifted) => {
    const planned =
      plan.at(drifted.address) ??
      plan.resources.find(({ movedFrom }) => movedFrom === drifted.address);
    const means = meant.get(drifted.address) ?? [];
    if (drifted.action === "destroy") return [deleted(drifted, planned, means)];
    if (drifted.action === "none") return [];
    const changed = argumentsOf(drifted).filter((name) => isSet(plan, drifted, name));
    if (changed.length === 0 && means.length === 0) return [];
    const said = changedOutside(plan, drifted, planned, changed, means);
    return [onlyRefreshes ? { ...said, ...LATER } : said];
  });
}

/** Nothing else is planned, so that nobody knows yet what the configuration does about it. */
const LATER = {
  what: "was changed outside of Terraform",
  todo: "Plan without -refresh-only to see whether it is put back; the state knows of it then.",
};

/**
 * What nobody sets is AWS's to change: a version, a size, the rules of a group that are resources of their
 * own. Terraform's own words leave it out as well.
 */
const isSet = ({ configuration }: Plan, { address }: Resource, name: string): boolean =>
  !configuration.has(address) || configuration.expression(address, name) !== undefined;

function byAddress(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const one of findings)
    for (const address of [one.address, ...(one.also ?? [])])
      found.set(address, [...(found.get(address) ?? []), one]);
  return found;
}

function deleted(
  drifted: Resource,
  planned: Resource | undefined,
  means: readonly Finding[],
): Finding {
  const again = planned !== undefined && planned.action !== "none" && planned.action !== "destroy";
  const keeping = KEEPING[drifted.type];
  return finding(drifted, {
    kind: "drift",
    rule: "deleted-outside",
    severity: worst(
      means,
      keeping !== undefined && keeping.severity === undefined ? "high" : "medium",
    ),
    what: again
      ? `was deleted outside of Terraform, and is made anew${keeping ? ", empty" : ""}`
      : "was deleted outside of Terraform",
    why: [
      ...(keeping ? [keeping.lost] : []),
      ...new Set(means.map(({ why }) => why)),
      "Somebody or something works on the same account, and may do so again.",
    ].join(" "),
    todo: again
      ? "See who deleted it, and why."
      : "See who deleted it, and why; the state forgets it.",
  });
}

function changedOutside(
  plan: Plan,
  drifted: Resource,
  planned: Resource | undefined,
  changed: readonly string[],
  means: readonly Finding[],
): Finding {
  const later = planned === undefined ? [] : argumentsOf(planned);
  const back = changed.filter((name) => later.includes(name));
  const put = back.length > 0;
  const goes = planned?.action === "destroy" || planned?.action === "replace";
  const shown = put ? back : changed;
  return finding(drifted, {
    kind: "drift",
    rule: put ? "changed-outside-put-back" : "changed-outside",
    severity: worst(means, put ? "medium" : "low"),
    what: put
      ? "was changed outside of Terraform, and is put back"
      : goes
        ? "was changed outside of Terraform"
        : "was changed outside of Terraform, and stays so",
    causes: [
      ...means.map(({ what, facts }) => {
        const more = facts.map(({ label, value }) => `${label} ${value}`).join(", ");
        return `By hand: it ${what}${more === "" ? "" : ` (${more})`}.`;
      }),
      ...shown.slice(0, 10).flatMap((name) => shownDifferences(plan, drifted, [name], 3)),
    ],
    why: put
      ? "Whoever changed it had a reason, perhaps an outage, and this undoes it."
      : [...new Set(means.map(({ why }) => why)), "The configuration leaves it as it is."].join(
          " ",
        ),
    todo: put
      ? "Ask who changed it, or take the change into the configuration."
      : means.length > 0
        ? "Take it back by hand, or take it into the configuration."
        : "Nothing, or take it into the configuration.",
  });
}

/** As bad as what it does; what can only be noted is no less than drift is by itself. */
const worst = (means: readonly Finding[], least: Severity): Severity =>
  SEVERITIES.find((one) => one === least || means.some(({ severity }) => severity === one)) ??
  least;

function argumentsOf({ before, after, unknown }: Resource): string[] {
  const change = { before: before ?? null, after: after ?? null, after_unknown: unknown };
  return changedArguments(change as ResourceChange["change"]).filter(
    (name) => name !== "tags_all" && name !== "id",
  );
}
