import type { Plan } from "../model/plan";
import { firstAt, numberOf } from "../model/values";
import { byType } from "../tables/by-type";
import { CAPACITY } from "../tables/capacity";
import { changeOf, finding } from "./context";
import type { Finding } from "./finding";

const capacityOf = byType(CAPACITY, ([types], type) => types.test(type));

/** What answers with less than half of what it had, or with one alone. None at all is told elsewhere. */
export const capacity = (plan: Plan): Finding[] =>
  plan.resources
    .filter(({ action }) => action === "update")
    .flatMap((resource) => {
      const fewer = capacityOf(resource.type).flatMap(([, path]) => {
        const [was, is] = [resource.before, resource.after].map((side) =>
          numberOf(firstAt(side, path)),
        );
        if (was === undefined || is === undefined || is >= was || is <= 0) return [];
        return is === 1 || is * 2 < was ? [{ path, was, is }] : [];
      });
      const alone = fewer.some(({ is }) => is === 1);
      if (fewer.length === 0) return [];
      return [
        finding(resource, {
          kind: "outage",
          rule: "scaled-down",
          severity: fewer.some(({ was, is }) => was >= 3 * is) ? "medium" : "low",
          what: alone ? "is scaled to one alone" : "is scaled to less than half",
          causes: fewer.flatMap(({ path }) => changeOf(plan, resource, path)),
          why: alone
            ? "When that one fails, is full or is replaced, nothing else answers."
            : "What is left has to carry everything.",
          todo: "See what it has to carry at its busiest.",
        }),
      ];
    });
