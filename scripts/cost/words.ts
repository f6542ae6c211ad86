import { counted } from "../terminal/counted";
import type { Style } from "../terminal/style";
import { table } from "../terminal/table";
import { wrap } from "../terminal/wrap";
import type { Advice } from "./advice";
import type { CostItem, UsageItem } from "./bill";
import type { Estimate } from "./estimate";
import { inUsd, type Range, unitPrice } from "./money";
import { grouped, pauseSaving } from "./savings";

/** Said with every estimate. */
export const CAVEAT =
  "List prices of 730 hours, as after the first release; without tax, free tier, discounts and what depends on use. Spot counts as 50 to 70 % off.";

/** The total in one line: `dev in eu-west-1: about 88.10 USD a month`. */
export function totalInWords(estimate: Estimate, paused = false): string {
  const { stack, region, total, unknown } = estimate;
  const missing =
    unknown.length > 0 ? ` and ${counted(unknown.length, "price")} that nobody knows here` : "";
  const meanwhile = paused ? ", while it is paused" : "";
  return `${stack} in ${region}${meanwhile}: ${unknown.length > 0 ? "at least" : "about"} ${inUsd(total)} USD a month${missing}`;
}

export interface Look {
  readonly style: Style;
  readonly columns: number;
  /** Whether all is shown one by one too. */
  readonly items?: boolean;
  readonly paused?: boolean;
}

/** Everything about what an environment costs, for people. */
export function costInWords(
  estimate: Estimate,
  advice: readonly Advice[],
  { style, columns, items = false, paused = false }: Look,
): string {
  const width = Math.min(Math.max(columns, 40), 110);
  return [
    ...wrap(totalInWords(estimate, paused), width).map((line) => style("bold", line)),
    ...wrap(`${CAVEAT} ${tableInWords(estimate)}`, width),
    ...section(
      style("bold", "By part"),
      groupRows(estimate.items, ({ module }) => module),
      width,
    ),
    ...section(
      style("bold", "By workload"),
      groupRows(estimate.items, ({ workload }) => workload),
      width,
    ),
    ...(items ? section(style("bold", "One by one"), estimate.items.map(itemRow), width) : []),
    ...section(style("bold", "By use, not in the total"), estimate.usage.map(usageRow), width),
    ...section(style("yellow", "Not known, and not in the total"), unknownRows(estimate), width),
    ...section(style("bold", "To save"), savingRows(estimate, paused), width),
    ...(advice.length > 0 ? ["", style("bold", "Advice")] : []),
    ...advice.flatMap((one) => adviceLines(one, width)),
  ].join("\n");
}

const tableInWords = ({ region, table: { date, how } }: Estimate): string =>
  `Prices of ${region} of ${date}. ${how}`;

const groupRows = (
  items: readonly CostItem[],
  nameOf: (item: CostItem) => string | undefined,
): string[][] =>
  grouped(items, nameOf).map(({ name, cost, unknown }) => [name, amount(cost, unknown)]);

/** An amount of which nothing is known is no zero. */
const amount = (cost: Range, unknown: number): string =>
  unknown > 0 && cost.high === 0
    ? "unknown"
    : `${inUsd(cost)}${unknown > 0 ? ` and ${unknown} unknown` : ""}`;

const itemRow = ({ what, cost }: CostItem): string[] => [what, cost ? inUsd(cost) : "unknown"];

const usageRow = ({ what, unit, usd, example }: UsageItem): string[] => [
  what,
  usd === undefined
    ? `price per ${unit} unknown`
    : `${unitPrice(usd)} per ${unit}; ${example} cost ${inUsd({ low: usd * example, high: usd * example })}`,
];

function unknownRows({ unknown, unclassified }: Estimate): string[][] {
  const compared = ({ compared: other }: CostItem) =>
    other ? `; ${inUsd(other.cost)} in ${other.region}` : "";
  return [
    ...unknown.map((item) => [item.what, `no price: ${item.missing}${compared(item)}`]),
    ...Object.entries(unclassified).map(([type, count]) => [
      type,
      `nobody said what it costs (${count} of it)`,
    ]),
  ];
}

function savingRows(estimate: Estimate, paused: boolean): string[][] {
  const { saves, left, unknown } = pauseSaving(estimate);
  const more = unknown.length > 0 ? ` and ${unknown.length} unknown` : "";
  const pause = [
    "pause",
    `saves ${inUsd(saves)}${more}; ${inUsd(left)} stay: load balancers, storage, addresses`,
  ];
  return [
    ...(paused ? [] : [pause]),
    [
      "destroy",
      `saves ${inUsd(estimate.total)}; \`destroy ${estimate.stack} --dry-run\` says what remains and costs`,
    ],
  ];
}

const adviceLines = ({ change, means, saves }: Advice, width: number): string[] => [
  ...wrap(`  ${change}`, width),
  ...wrap(`    saves ${inUsd(saves)}: ${means}`, width),
];

/** A title and its rows; the last column is broken where the terminal ends. */
function section(title: string, rows: readonly (readonly string[])[], width: number): string[] {
  if (rows.length === 0) return [];
  const last = Math.max(...rows.map((row) => row.length)) - 1;
  const broken = rows.flatMap((row) => brokenRow(row, last, rows, width));
  return [
    "",
    title,
    ...table(broken)
      .split("\n")
      .map((line) => `  ${line}`),
  ];
}

function brokenRow(
  row: readonly string[],
  last: number,
  rows: readonly (readonly string[])[],
  width: number,
): string[][] {
  const before = row.slice(0, last);
  const taken = Array.from({ length: last }, (_, column) =>
    Math.max(...rows.map((one) => (one[column] ?? "").length + 2)),
  ).reduce((all, one) => all + one, 2);
  const [first = "", ...rest] = wrap(row[last] ?? "", width - taken);
  return [[...before, first], ...rest.map((line) => [...before.map(() => ""), line])];
}
