import { createHash } from "node:crypto";
import type { Plan } from "../model/plan";
import { goes, type Resource } from "../model/resource";
import { isNothing, isValues } from "../model/values";
import { type Change, changesOf } from "./changes";
import { Hiding } from "./hiding";

/** Raised when the same plan gets another digest than before. */
const VERSION = 2;

/**
 * One hash of what a plan would do, to tell whether it is what somebody reviewed. It is the same for a plan from the state
 * alone and for one that asked AWS, as long as nothing was changed outside of Terraform, and the same at any time and in
 * any order; it is another one when any change is another. A secret has no part in it but whether it changes: it is
 * public, and from a hash of everything else a short secret could be guessed.
 * @returns 64 hexadecimal digits
 */
export function digestOf(plan: Plan): string {
  const hiding = new Hiding(plan);
  const resources = plan.resources
    .filter(({ action, movedFrom, importedAs }) => action !== "none" || movedFrom || importedAs)
    .map((resource) => inOrder(described(resource, hiding)))
    .sort();
  const content = [VERSION, plan.json.errored === true, resources, outputs(plan, hiding)];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

function described(resource: Resource, hiding: Hiding): Readonly<Record<string, unknown>> {
  const { address, action, createdFirst, deposed, reason, movedFrom, importedAs } = resource;
  return {
    address,
    action,
    createdFirst,
    deposed,
    reason,
    movedFrom,
    importedAs,
    forcedBy: resource.forcedBy.map((path) => JSON.stringify(path)).sort(),
    changes: changes(resource, hiding),
    ...(goes(resource) && { gone: identity(resource, hiding) }),
  };
}

function changes(resource: Resource, hiding: Hiding): readonly Change[] {
  const { action, before, after, secret, unknown } = resource;
  if (action === "destroy" || action === "forget" || action === "none") return [];
  const was = action === "create" ? undefined : before;
  return changesOf({ before: was, after, secret, unknown }, hiding);
}

/** What says for how long something destroyed is kept, and as what. AWS knows none of them, so they do not change by themselves. */
const KEPT_AS =
  /^(recovery|deletion|pending)_window_in_days$|^(final|skip_final)_(snapshot|backup)/;

/**
 * What goes, and what says whether anything is kept of it. Its other values are read from AWS, and some of
 * them change by themselves.
 */
function identity({ before = {} }: Resource, hiding: Hiding): unknown {
  const switches = Object.entries(before).flatMap(([name, value]) =>
    value === true ? [name] : [],
  );
  const [id, arn] = [before.id, before.arn].map((one) => hiding.hide(one ?? null));
  const kept = Object.entries(before)
    .filter(([name, value]) => KEPT_AS.test(name) && !isNothing(value))
    .map(([name, value]) => JSON.stringify([name, hiding.hide(value)]));
  return [id, arn, switches.sort(), kept.sort()];
}

function outputs({ json }: Plan, hiding: Hiding): string[] {
  return Object.entries(isValues(json.output_changes) ? json.output_changes : {})
    .flatMap(([name, change]) => {
      if (!isValues(change)) return [];
      const { before, after, before_sensitive, after_sensitive, after_unknown } = change;
      const secret = { before: before_sensitive, after: after_sensitive };
      const found = changesOf({ before, after, secret, unknown: after_unknown }, hiding);
      return found.length === 0 ? [] : [JSON.stringify([name, found])];
    })
    .sort();
}

const inOrder = (record: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
