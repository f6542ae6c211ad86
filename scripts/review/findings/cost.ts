import type { CostItem } from "../../cost/bill";
import { type Estimate, estimate } from "../../cost/estimate";
import { inUsd, signed } from "../../cost/money";
import { pricedRegions } from "../../cost/price-table";
import { pricerOf } from "../../cost/resources/index";
import type { ConfiguredArguments } from "../../stacks/stack";
import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
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
    estimate({ name: plan.name, region, configuration: configurationOf(plan, side) });
  return { region, before: of("before"), after: of("after") };
}

/** The change a month, as one finding with what it comes from. */
export function costChange(cost: Cost | undefined): Finding[] {
  if (!cost) return [];
  const { before, after, region } = cost;
  const by = {
    low: after.total.low - before.total.low,
    high: after.total.high - before.total.high,
  };
  const most = Math.max(by.low, by.high);
  const unpriced = newTypes(before, after);
  if (Math.abs(by.low) < LEAST_USD && Math.abs(by.high) < LEAST_USD) return [];
  const change =
    signed(by.low) === signed(by.high) ? signed(by.low) : `${signed(by.low)} to ${signed(by.high)}`;
  return [
    finding(
      { address: "the whole plan", type: "", deposed: false },
      {
        kind: "cost",
        rule: most > 0 ? "costs-more" : "costs-less",
        severity: most >= 500 ? "high" : most >= 50 ? "medium" : "low",
        what: most > 0 ? "costs more a month" : "costs less a month",
        causes: causesOf(before, after),
        why: "It is paid for as long as it is there; traffic and requests come on top.",
        todo: most > 0 ? "See that it is worth it." : "Nothing.",
        facts: [
          { label: "change", value: `${change} USD a month` },
          {
            label: "before → after",
            value: `${inUsd(before.total)} → ${inUsd(after.total)} USD a month in ${region}`,
          },
          ...fact("price not known", unpriced),
        ],
      },
    ),
  ];
}

function causesOf(before: Estimate, after: Estimate): string[] {
  const amounts = new Map<string, number>();
  const add = (items: readonly CostItem[], sign: number) => {
    for (const { address, cost } of items)
      amounts.set(address, (amounts.get(address) ?? 0) + sign * (cost?.high ?? 0));
  };
  add(before.items, -1);
  add(after.items, 1);
  return [...amounts]
    .filter(([, usd]) => Math.abs(usd) >= LEAST_USD)
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

/** The resources of one side as the estimate reads a configuration. What is free is left out. */
function configurationOf(plan: Plan, side: Side) {
  const resource: Record<string, Record<string, ConfiguredArguments>> = {};
  for (const one of plan.resources) {
    const values = one[side];
    if (values === undefined || one.deposed || pricerOf(one.type) === "free") continue;
    if (side === "after" && one.action === "forget") continue;
    const named = resource[one.type] ?? {};
    resource[one.type] = named;
    named[encoded(one.address, one.type)] = { ...values, ...followed(plan, one, side) };
  }
  return { resource };
}

function followed(plan: Plan, resource: Resource, side: Side): Record<string, string> {
  const found: Record<string, string> = {};
  for (const argument of FOLLOWED) {
    const value = resource[side]?.[argument];
    const [target] = plan.named(
      resource,
      argument,
      value,
      /^aws_(ecs_task_definition|db_instance)$/,
      side,
    );
    if (target && target !== resource)
      found[argument] = `\${${target.type}.${encoded(target.address, target.type)}.arn}`;
  }
  return found;
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
