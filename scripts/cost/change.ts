import { pauseIn } from "../pause/in-plan";
import type { Configuration, ConfiguredArguments, Stack } from "../stacks/stack";
import { resourcesOf as allOf, type PlanJson, type ResourceChange } from "../terraform/plan-json";
import type { CostItem } from "./bill";
import { type Estimate, estimate } from "./estimate";
import { inUsd, signed } from "./money";
import { modulesOf } from "./of-stack";
import type { ModuleTypes } from "./resource";

/** What a stack costs before and after a plan. */
export interface CostChange {
  readonly before: Estimate;
  readonly after: Estimate;
}

/**
 * Both are estimated from the configuration, as after the first release, so that a release, which is no
 * change of the plan, changes nothing here either. What the plan changes has its old arguments before. While paused,
 * neither has tasks or databases.
 */
export function costChange(stack: Stack, plan: PlanJson): CostChange {
  const { name, region } = stack;
  const modules = modulesOf(stack);
  const configuration = planned(stack.configuration, plan);
  const earlier = before(configuration, modules, plan.resource_changes ?? []);
  const without = pauseIn(plan)?.state === "paused" ? stopped : () => false;
  return {
    before: estimate({ name, region, without, ...earlier }),
    after: estimate({ name, region, without, configuration, modules }),
  };
}

/** What is there without being paid for; NAT gateways and endpoints are not there, which the plan shows itself. */
const stopped = ({ pausable, address }: CostItem): boolean =>
  pausable && !/^aws_(nat_gateway|vpc_endpoint)\./.test(address);

/** `Cost: about 12.00 → 50.69 USD a month (+38.69)`; undefined where nothing of it changes. */
export function costChangeLine(stack: Stack, plan: PlanJson): string | undefined {
  const { before: old, after } = costChange(stack, plan);
  const by = { low: after.total.low - old.total.low, high: after.total.high - old.total.high };
  const unknown = after.unknown.length - old.unknown.length;
  const none = Math.abs(by.low) < 0.005 && Math.abs(by.high) < 0.005 && unknown === 0;
  if (none) return undefined;
  const change =
    signed(by.low) === signed(by.high) ? signed(by.low) : `${signed(by.low)} to ${signed(by.high)}`;
  const least = after.unknown.length > 0 ? "at least" : "about";
  const missing =
    unknown === 0 ? "" : `, and ${signed(unknown).replace(".00", "")} of unknown price`;
  return `Cost: ${least} ${inUsd(old.total)} → ${inUsd(after.total)} USD a month (${change}${missing})`;
}

/** Without what a `count` of zero leaves out: NAT gateways of an environment that is paused. */
function planned(
  configuration: Configuration,
  { planned_values: values }: PlanJson,
): Configuration {
  const addresses = new Set(allOf(values.root_module).map(({ address }) => withoutIndex(address)));
  if (addresses.size === 0) return configuration;
  const resource = Object.fromEntries(
    Object.entries(configuration.resource ?? {}).map(([type, named]) => [
      type,
      Object.fromEntries(
        Object.entries(named).filter(([name]) => addresses.has(`${type}.${name}`)),
      ),
    ]),
  );
  return { ...configuration, resource };
}

const withoutIndex = (address: string): string => address.replace(/\[[^\]]*\]$/, "");

type Named = Record<string, Record<string, ConfiguredArguments>>;

/** What the configuration would be that has been applied. */
function before(
  { resource, module }: Configuration,
  types: ModuleTypes,
  changes: readonly ResourceChange[],
): { configuration: Configuration; modules: ModuleTypes } {
  const own: Named = Object.fromEntries(
    Object.entries(resource ?? {}).map(([type, named]) => [type, { ...named }]),
  );
  const modules: Record<string, string[] | undefined> = Object.fromEntries(
    Object.entries(types).map(([name, list]) => [name, list && [...list]]),
  );
  for (const { address, type, mode, change } of changes) {
    if (mode !== "managed") continue;
    const { actions, before: old, after } = change;
    if (actions.every((action) => action === "no-op" || action === "read")) continue;
    const [, inModule] = /^module\.([\w-]+)\./.exec(address) ?? [];
    if (inModule !== undefined) {
      const isNew = actions.length === 1 && actions[0] === "create";
      if (isNew) modules[inModule] = modules[inModule]?.filter((one) => one !== type);
      continue;
    }
    const name = withoutIndex(address).slice(type.length + 1);
    const named = own[type] ?? {};
    own[type] = named;
    if (old === null) delete named[name];
    else named[name] = { ...named[name], ...changed(old, after) };
  }
  return { configuration: { resource: own, ...(module && { module }) }, modules };
}

/** The old arguments that a plan changes: the configuration has references where the state has values. */
function changed(
  old: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>> | null,
): Record<string, unknown> {
  if (after === null) return { ...old };
  return Object.fromEntries(
    Object.entries(old).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(after[key]),
    ),
  );
}
