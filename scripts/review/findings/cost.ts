import type { CostItem } from "../../cost/bill";
import { type Estimate, estimate } from "../../cost/estimate";
import { inUsd, type Range, signed, sum } from "../../cost/money";
import { pricedRegions } from "../../cost/price-table";
import { pricerOf } from "../../cost/resources/index";
import type { Configuration, ConfiguredArguments } from "../../stacks/stack";
import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import type { Values } from "../model/values";
import { finding } from "./context";
import { type Finding, fact } from "./finding";
import { regionOf } from "./region";

/** Less a month is not worth a word. */
const LEAST_USD = 0.5;

/** What a plan costs a month before and after; undefined where no table has the prices of its region. */
export interface Cost {
  readonly region: string;
  readonly before: Estimate;
  readonly after: Estimate;
}

export function costOf(plan: Plan): Cost | undefined {
  const region = regionOf(plan);
  if (region === undefined || !pricedRegions().includes(region)) return undefined;
  const of = (side: Side) =>
    together(
      configurationsOf(plan, side).map((configuration) =>
        estimate({ name: plan.name, region, configuration }),
      ),
    );
  return { region, before: of("before"), after: of("after") };
}

/** The change a month, as one finding with what it comes from. */
export function costChange(cost: Cost | undefined): Finding[] {
  if (!cost) return [];
  const { before, after, region } = cost;
  const missing = notPriced(before, after);
  const [old, now] = [before, after].map(({ items }) =>
    sum(items.filter(({ address }) => !missing.has(address)).flatMap(({ cost: usd }) => usd ?? [])),
  ) as [Range, Range];
  const by = { low: now.low - old.low, high: now.high - old.high };
  const most = Math.max(by.low, by.high);
  const little = Math.abs(by.low) < LEAST_USD && Math.abs(by.high) < LEAST_USD;
  if (little && missing.size === 0) return [];
  const more = most > 0 || little;
  const change =
    signed(by.low) === signed(by.high) ? signed(by.low) : `${signed(by.low)} to ${signed(by.high)}`;
  return [
    finding(
      { address: "the whole plan", type: "", deposed: false },
      {
        kind: "cost",
        rule: more ? "costs-more" : "costs-less",
        severity: most >= 500 ? "high" : most >= 50 || missing.size > 0 ? "medium" : "low",
        what: little
          ? "costs something else a month, and no table says how much"
          : more
            ? "costs more a month"
            : "costs less a month",
        causes: causesOf(before, after, missing),
        why: "It is paid for as long as it is there; traffic and requests come on top.",
        todo: more ? "See that it is worth it." : "Nothing.",
        facts: [
          { label: "change", value: `${change} USD a month` },
          {
            label: "before → after",
            value: `${inUsd(old)} → ${inUsd(now)} USD a month in ${region}`,
          },
          ...fact("price not known", [...missing].map(decoded).slice(0, 5).join(", ")),
          ...fact("types without a price", newTypes(before, after)),
        ],
      },
    ),
  ];
}

/** What has a new price that no table has: its old one would make it look like a saving. */
function notPriced(before: Estimate, after: Estimate): Set<string> {
  const known = new Set(before.unknown.map(({ address, what }) => `${address} ${what}`));
  const fresh = after.unknown.filter(({ address, what }) => !known.has(`${address} ${what}`));
  return new Set(fresh.map(({ address }) => address));
}

function causesOf(before: Estimate, after: Estimate, missing: ReadonlySet<string>): string[] {
  const amounts = new Map<string, number>();
  const add = (items: readonly CostItem[], sign: number) => {
    for (const { address, cost } of items)
      amounts.set(address, (amounts.get(address) ?? 0) + sign * (cost?.high ?? 0));
  };
  add(before.items, -1);
  add(after.items, 1);
  return [...amounts]
    .filter(([address, usd]) => !missing.has(address) && Math.abs(usd) >= LEAST_USD)
    .sort((one, other) => Math.abs(other[1]) - Math.abs(one[1]))
    .slice(0, 5)
    .map(([address, usd]) => `\`${decoded(address)}\` ${signed(usd)}`);
}

function newTypes(before: Estimate, after: Estimate): string {
  const more = Object.entries(after.unclassified).filter(
    ([type, count]) => count > (before.unclassified[type] ?? 0),
  );
  return more.map(([type, count]) => (count === 1 ? type : `${type} (${count})`)).join(", ");
}

/** Arguments that the estimate follows to another resource. */
const FOLLOWED = ["task_definition", "replicate_source_db"];

const PRICED_WITH = /^aws_(ecs_task_definition|db_instance)$/;

/** Types whose prices depend on each other: the estimate looks for one among all others. */
const FAMILIES = [/^aws_(db|rds)_/, /^aws_(ecs|appautoscaling|scheduler)_/, /./];

/** The resources of one side as the estimate reads configurations, by family. What is free is left out. */
function configurationsOf(plan: Plan, side: Side): Configuration[] {
  const families = FAMILIES.map((): Resources => ({}));
  for (const one of plan.resources) {
    // What Terraform forgets stays in AWS, and is paid for as before.
    const values = one[one.action === "forget" ? "before" : side];
    if (values === undefined || one.deposed || pricerOf(one.type) === "free") continue;
    const resource = families[FAMILIES.findIndex((types) => types.test(one.type))] ?? {};
    const named = resource[one.type] ?? {};
    resource[one.type] = named;
    named[encoded(one.address, one.type)] = followed(plan, one, side, values);
  }
  return families.map((resource) => ({ resource }));
}

type Resources = Record<string, Record<string, ConfiguredArguments>>;

/** Estimates of parts as one of the whole. */
const together = (parts: readonly Estimate[]): Estimate => {
  const [first] = parts;
  if (!first) throw new Error("there is at least one family");
  return {
    ...first,
    total: sum(parts.map(({ total }) => total)),
    items: parts.flatMap(({ items }) => items),
    unknown: parts.flatMap(({ unknown }) => unknown),
    unclassified: Object.assign({}, ...parts.map(({ unclassified }) => unclassified)),
  };
};

function followed(plan: Plan, resource: Resource, side: Side, values: Values): Values {
  const found: Record<string, string> = {};
  for (const argument of FOLLOWED) {
    const value = values[argument];
    if (value === undefined && !plan.configuration.has(resource.address)) continue;
    const [target] = plan.named(resource, argument, value, PRICED_WITH, side);
    if (target && target !== resource)
      found[argument] = `\${${target.type}.${encoded(target.address, target.type)}.arn}`;
  }
  return Object.keys(found).length === 0 ? values : { ...values, ...found };
}

/** An address as one word that the estimate takes for a name, and back. */
const encoded = (address: string, type: string): string => {
  const plain = address.startsWith(`${type}.`) ? address.slice(type.length + 1) : address;
  return /^[\w-]+$/.test(plain) ? plain : `x-${Buffer.from(address).toString("hex")}`;
};

const decoded = (address: string): string => {
  const [, hex] = /\.x-([0-9a-f]+)/.exec(address) ?? [];
  return hex === undefined ? address : Buffer.from(hex, "hex").toString();
};
