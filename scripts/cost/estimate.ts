import type { Configuration, Stack } from "../stacks/stack";
import { Bill, type CostItem, type UsageItem } from "./bill";
import { type Range, sum } from "./money";
import { type PriceTable, pricesOf, REFERENCE_REGION } from "./price-table";
import { type ModuleTypes, type Resource, resourcesOf } from "./resource";
import { pricerOf } from "./resources/index";

/** What a stack costs in an average month, as far as its configuration tells. */
export interface Estimate {
  readonly stack: string;
  readonly region: string;
  readonly table: Pick<PriceTable, "date" | "how">;
  /** Without those in `unknown`. */
  readonly total: Range;
  readonly items: readonly CostItem[];
  /** The items whose price is not known. */
  readonly unknown: readonly CostItem[];
  readonly usage: readonly UsageItem[];
  /** Types that nobody said the price of, and how many there are. */
  readonly unclassified: Readonly<Record<string, number>>;
}

export interface Estimated {
  readonly name: string;
  readonly region: string;
  readonly configuration: Configuration;
  readonly modules?: ModuleTypes;
  /** @default the table of the region */
  readonly table?: PriceTable;
  /** What of it is not paid for at the moment. @default nothing */
  readonly without?: (item: CostItem) => boolean;
}

/** What is not paid for while an environment is paused. */
export const whilePaused = ({ pausable }: CostItem): boolean => pausable;

/** Estimates what a stack costs as it is after the first release of its images. */
export function estimate({
  name,
  region,
  configuration,
  modules = {},
  table = pricesOf(region),
  without = () => false,
}: Estimated): Estimate {
  const resources = resourcesOf(configuration, modules);
  const bills = resources.map((resource) => billFor(resource, resources, table));
  const items = bills.flatMap((bill) => bill.items).filter((item) => !without(item));
  return {
    stack: name,
    region,
    table: { date: table.date, how: table.how },
    total: sum(items.flatMap(({ cost }) => cost ?? [])),
    items,
    unknown: items.filter(({ cost }) => cost === undefined),
    usage: onceEach(bills.flatMap((bill) => bill.usage)),
    unclassified: countedTypes(resources.filter(({ type }) => pricerOf(type) === undefined)),
  };
}

function billFor(resource: Resource, all: readonly Resource[], table: PriceTable): Bill {
  const bill = new Bill(table, pricesOf(REFERENCE_REGION), resource);
  const pricer = pricerOf(resource.type);
  if (pricer !== undefined && pricer !== "free") pricer(resource, bill, all);
  return bill;
}

/** Ten log groups are one price by use. */
function onceEach(usage: readonly UsageItem[]): UsageItem[] {
  const byName = new Map(usage.map((one) => [one.what, one]));
  return [...byName.values()];
}

function countedTypes(resources: readonly Resource[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of resources) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** What is estimated of a stack, for whoever has only the stack. */
export const estimatedOf = ({ name, region, configuration }: Stack, modules: ModuleTypes) =>
  ({ name, region, configuration, modules }) satisfies Estimated;
