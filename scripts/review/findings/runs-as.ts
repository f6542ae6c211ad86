import { gains } from "../iam/compare";
import { holdersOf } from "../iam/holders";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { steps } from "../model/steps";
import { firstAt, textOf } from "../model/values";
import { byType } from "../tables/by-type";
import { RUNS_AS } from "../tables/runs-as";
import { changeOf, finding } from "./context";
import type { Finding } from "./finding";

const runsAsOf = byType(RUNS_AS, ([types], type) => types.test(type));

const ROLE = /^aws_iam_(role|instance_profile)$/;

/** What runs with another role's permissions than before. */
export function runsAs(plan: Plan): Finding[] {
  return plan.resources.flatMap((resource) => {
    if (resource.action !== "update" && resource.action !== "replace") return [];
    return runsAsOf(resource.type).flatMap(([, path]) => changed(plan, resource, path));
  });
}

function changed(plan: Plan, resource: Resource, path: readonly string[]): Finding[] {
  const [was, is] = [firstAt(resource.before, path), firstAt(resource.after, path)];
  // What is only known after apply belongs to a role that this plan makes, and is judged there.
  if (textOf(was) === undefined || textOf(is) === undefined || was === is) return [];
  const known = more(plan, resource, path, was, is);
  if (known === false) return [];
  return [
    finding(resource, {
      kind: "permissions",
      rule: "runs-as-another",
      severity: "medium",
      what: "runs with the permissions of another role",
      causes: changeOf(plan, resource, path),
      why:
        known === undefined
          ? "What that role may do is not in this plan."
          : "That role may do what the one before may not.",
      todo: "See what the other role may do.",
    }),
  ];
}

/** Whether the other role may do more; undefined where the plan does not have both. */
function more(
  plan: Plan,
  resource: Resource,
  path: readonly string[],
  was: unknown,
  is: unknown,
): boolean | undefined {
  const top = String(steps(resource, path)[0]);
  const [one] = plan.named(resource, top, was, ROLE, "before");
  const [other] = plan.named(resource, top, is, ROLE, "after");
  if (!one || !other) return undefined;
  if (one === other) return false;
  const [before, after] = [
    holdersOf(plan, "before").get(one.address),
    holdersOf(plan, "after").get(other.address),
  ];
  if (!before || !after || after.unknown.size > 0) return undefined;
  const managed = [...after.managed.keys()].some((arn) => !before.managed.has(arn));
  return managed || gains(before.statements, after.statements).length > 0;
}
