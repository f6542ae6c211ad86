import { type Estimate, estimate } from "../../cost/estimate";
import { sum } from "../../cost/money";
import { pricerOf } from "../../cost/resources/index";
import type { ConfiguredArguments } from "../../stacks/stack";
import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { isNothing } from "../model/values";
import { encoded, pricedArguments } from "./cost-arguments";

/**
 * Types whose prices depend on each other: the estimate looks for one among all others. A database does so only where
 * there are replicas.
 */
const FAMILIES = [/^aws_(db|rds)_/, /^aws_(ecs|appautoscaling|scheduler)_/, /./];
const [DATABASES, TASKS] = [0, 1];

type Resources = Record<string, Record<string, ConfiguredArguments>>;

/**
 * The estimates of both sides of a plan. What stays as it is is estimated once, which is most of most plans; what is
 * free is left out.
 */
export function bothSides(plan: Plan, region: string): Readonly<Record<Side, Estimate>> {
  const families = FAMILIES.map(() => [] as Resource[]);
  for (const one of plan.resources)
    if (!one.deposed && pricerOf(one.type) !== "free")
      families[FAMILIES.findIndex((types) => types.test(one.type))]?.push(one);
  const of = (resources: readonly Resource[], side: Side): Estimate =>
    estimate({ name: plan.name, region, configuration: configurationOf(plan, resources, side) });
  const parts = families.map((family, index) => {
    const changed = family.filter(isPricedAnew);
    if (changed.length === 0) return { kept: of(family, "before"), before: [], after: [] };
    const isWhole = index === TASKS || (index === DATABASES && hasReplicas(plan, family));
    const apart = isWhole ? family : changed;
    const kept = of(isWhole ? [] : family.filter((one) => !isPricedAnew(one)), "before");
    return { kept, before: [of(apart, "before")], after: [of(apart, "after")] };
  });
  const side = (name: Side) => together(parts.flatMap((one) => [one.kept, ...one[name]]));
  return { before: side("before"), after: side("after") };
}

/** What Terraform forgets stays in AWS, and is paid for as before. */
const isPricedAnew = ({ action }: Resource): boolean => action !== "none" && action !== "forget";

const hasReplicas = ({ configuration }: Plan, family: readonly Resource[]): boolean =>
  family.some(
    ({ address, before, after }) =>
      !isNothing(before?.replicate_source_db) ||
      !isNothing(after?.replicate_source_db) ||
      configuration.expression(address, "replicate_source_db") !== undefined,
  );

/** Resources of one side as the estimate reads configurations. */
function configurationOf(
  plan: Plan,
  resources: readonly Resource[],
  side: Side,
): { resource: Resources } {
  const found: Resources = {};
  for (const one of resources) {
    const of = isPricedAnew(one) || one.action === "none" ? side : "before";
    const values = pricedArguments(plan, one, of);
    if (values === undefined) continue;
    const named = found[one.type] ?? {};
    found[one.type] = named;
    named[encoded(one.address, one.type)] = values;
  }
  return { resource: found };
}

/** Estimates of parts as one of the whole. */
function together(parts: readonly Estimate[]): Estimate {
  const [first] = parts;
  if (!first) throw new Error("there is at least one family");
  const unclassified: Record<string, number> = {};
  for (const part of parts)
    for (const [type, count] of Object.entries(part.unclassified))
      unclassified[type] = (unclassified[type] ?? 0) + count;
  return {
    ...first,
    total: sum(parts.map(({ total }) => total)),
    items: parts.flatMap(({ items }) => items),
    unknown: parts.flatMap(({ unknown }) => unknown),
    unclassified,
  };
}
