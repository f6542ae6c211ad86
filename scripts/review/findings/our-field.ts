import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { type Field, OUR_FIELDS } from "../tables/our-fields";

/**
 * The field of our configuration that an argument of one of our resources follows from, in words: ``the
 * environment's `databases.main.version` ``. Without an argument, what makes the resource be there. Undefined
 * where it is not ours.
 */
export function ourField(
  plan: Plan,
  resource: Resource,
  argument: string | undefined,
): string | undefined {
  const { type, address, module } = resource;
  if (module !== "" || !isOurs(plan, resource)) return undefined;
  const name = address.slice(type.length + 1).replace(/\[.*$/, "");
  const found = OUR_FIELDS.find((one) => fits(one, type, name, argument));
  if (!found) return undefined;
  const key = ((found.name ?? WHOLE).exec(name)?.[1] ?? "").replaceAll("_", "-");
  const [whose, field = ""] = found.field.startsWith("platform: ")
    ? ["platform", found.field.slice("platform: ".length)]
    : ["environment", found.field];
  return `the ${whose}'s \`${field.replace("*", key)}\``;
}

const WHOLE = /^(.*)$/;

const fits = (one: Field, type: string, name: string, argument: string | undefined): boolean =>
  one.types.test(type) &&
  (one.name ?? WHOLE).test(name) &&
  (one.argument === undefined || (argument !== undefined && one.argument.test(argument)));

/** `default_tags` of every environment (src/tags.ts). */
const OUR_TAGS = ["Platform", "Environment", "CostCentre", "Repository", "ManagedBy"];

/** What cannot have tags belongs to the others of its plan. */
function isOurs(plan: Plan, resource: Resource): boolean {
  const tags = tagsOf(resource);
  return tags === undefined ? isOurPlan(plan) : hasOurTags(tags);
}

const plans = new WeakMap<Plan, boolean>();

function isOurPlan(plan: Plan): boolean {
  const known = plans.get(plan);
  if (known !== undefined) return known;
  const ours = plan.resources.some((one) => hasOurTags(tagsOf(one)));
  plans.set(plan, ours);
  return ours;
}

const tagsOf = ({ before, after }: Resource): unknown => after?.tags_all ?? before?.tags_all;

const hasOurTags = (tags: unknown): boolean =>
  typeof tags === "object" && tags !== null && OUR_TAGS.every((tag) => tag in tags);
