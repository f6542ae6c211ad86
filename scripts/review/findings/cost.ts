import type { CostItem } from "../../cost/bill";
import type { Estimate } from "../../cost/estimate";
import { inUsd, type Range, signed, sum } from "../../cost/money";
import { pricedRegions } from "../../cost/price-table";
import type { Plan } from "../model/plan";
import { finding } from "./context";
import { decoded } from "./cost-arguments";
import { bothSides } from "./cost-sides";
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
  return { region, ...bothSides(plan, region) };
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
