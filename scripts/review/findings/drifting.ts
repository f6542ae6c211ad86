import { Releases } from "../digest/releases";
import { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { stateOf } from "../model/state";
import { blocksOf, isValues, type Values } from "../model/values";
import { type Known, withoutMadeElsewhere } from "./made-elsewhere";
import { withoutReleases } from "./released-outside";

/** What drifted, without what only shows in it because another resource or a release made it. */
export function driftOf(plan: Plan): Resource[] {
  if (plan.drifted.length === 0) return [];
  const others: Known[] = [...plan.resources, ...plan.drifted].flatMap(
    ({ type, before: values }) => (values === undefined ? [] : [{ type, values }]),
  );
  if (plan.resources.length === 0)
    for (const { type, values } of stateOf(plan.json))
      if (isValues(values)) others.push({ type: String(type), values });
  const releases = new Releases(plan);
  return plan.drifted.map((one) =>
    withoutReleases(withoutMadeElsewhere(one, plan.at(one.address), others), releases),
  );
}

/**
 * What happened outside of Terraform as a plan of its own: from what the state had to what AWS has. What did
 * not drift is in it unchanged, since a rule belongs to a group, and a policy to a role. It has no
 * configuration: nothing in it was written by anybody.
 * @param drift see {@link driftOf}
 */
export function drifting({ name, json }: Plan, drift: readonly Resource[]): Plan {
  const sides = new Map(drift.map(({ address, before, after }) => [address, { before, after }]));
  const drifted = blocksOf(json.resource_drift).map((one) => ({
    ...one,
    change: { ...(isValues(one.change) ? one.change : {}), ...sides.get(String(one.address)) },
  })) as Values[];
  const known = new Set(drifted.map(({ address }) => address));
  const planned = blocksOf(json.resource_changes).flatMap((one) => {
    const change = isValues(one.change) ? one.change : {};
    return known.has(one.address) || !isValues(change.before) ? [] : [asItWas(one, change)];
  });
  // A plan that only refreshes has no changes, and what else there is stands in the state.
  const others = planned.length > 0 ? planned : fromState(json, known);
  const { configuration } = json;
  const providers = isValues(configuration) ? configuration.provider_config : undefined;
  return new Plan(name, {
    ...json,
    resource_changes: [...drifted, ...others],
    resource_drift: [],
    configuration: { provider_config: providers },
  });
}

const fromState = (json: Values, known: ReadonlySet<unknown>): Values[] =>
  stateOf(json)
    .filter(({ mode, address }) => mode === "managed" && !known.has(address))
    .map(({ values, sensitive_values, ...one }) =>
      asItWas(one, { before: values, before_sensitive: sensitive_values }),
    );

const asItWas = (one: Values, { before, before_sensitive }: Values): Values => ({
  ...one,
  change: {
    actions: ["no-op"],
    before,
    after: before,
    after_unknown: {},
    before_sensitive,
    after_sensitive: before_sensitive,
  },
});
