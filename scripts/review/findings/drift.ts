import { changedArguments } from "../../plan/changed-arguments";
import type { ResourceChange } from "../../terraform/plan-json";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { isSecretName } from "../model/secrets";
import { shownChange } from "../model/show";
import { finding } from "./context";
import type { Finding } from "./finding";

/** What somebody changed or deleted outside of Terraform, and whether this plan puts it back. */
export function drift(plan: Plan): Finding[] {
  return plan.drifted.flatMap((drifted) => {
    const planned =
      plan.at(drifted.address) ??
      plan.resources.find(({ movedFrom }) => movedFrom === drifted.address);
    if (drifted.action === "destroy") return [deleted(drifted, planned)];
    if (drifted.action === "none") return [];
    const changed = argumentsOf(drifted);
    return changed.length === 0 ? [] : [changedOutside(plan, drifted, planned, changed)];
  });
}

function deleted(drifted: Resource, planned: Resource | undefined): Finding {
  const again = planned !== undefined && planned.action !== "none";
  return finding(drifted, {
    kind: "drift",
    rule: "deleted-outside",
    severity: "medium",
    what: again
      ? "was deleted outside of Terraform, and is made anew"
      : "was deleted outside of Terraform",
    why: "Somebody or something works on the same account, and may do so again.",
    todo: again ? "See who deleted it, and why." : "Nothing: the state forgets it.",
  });
}

function changedOutside(
  plan: Plan,
  drifted: Resource,
  planned: Resource | undefined,
  changed: readonly string[],
): Finding {
  const later = planned === undefined ? [] : argumentsOf(planned);
  const back = changed.filter((name) => later.includes(name));
  const put = back.length > 0;
  const goes = planned?.action === "destroy" || planned?.action === "replace";
  return finding(drifted, {
    kind: "drift",
    rule: put ? "changed-outside-put-back" : "changed-outside",
    severity: put ? "medium" : "low",
    what: put
      ? "was changed outside of Terraform, and is put back"
      : goes
        ? "was changed outside of Terraform"
        : "was changed outside of Terraform, and stays so",
    causes: (put ? back : changed)
      .slice(0, 10)
      .map((name) =>
        isSecretName(name) ? `\`${name}\`` : `\`${name}\`: ${shownChange(plan, drifted, [name])}`,
      ),
    why: put
      ? "Whoever changed it had a reason, perhaps an outage, and this undoes it."
      : "The configuration leaves it as it is.",
    todo: put
      ? "Ask who changed it, or take the change into the configuration."
      : "Nothing, or take it into the configuration.",
  });
}

function argumentsOf({ before, after, unknown }: Resource): string[] {
  const change = { before: before ?? null, after: after ?? null, after_unknown: unknown };
  return changedArguments(change as ResourceChange["change"]).filter(
    (name) => name !== "tags_all" && name !== "id",
  );
}
