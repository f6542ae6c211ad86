import { moduleOf } from "../plan/module-of";
import { type PriceKey, unitOf } from "./catalogue";
import { exactly, type Range, times } from "./money";
import { type PriceTable, priceIn } from "./price-table";
import { type Resource, workloadOf } from "./resource";

/** An average month has 8760 / 12 hours. Source: AWS Pricing Calculator. */
export const HOURS = 730;

/** What an environment pays for as long as it is there. */
export interface CostItem {
  readonly address: string;
  readonly module: string;
  readonly workload: string | undefined;
  readonly what: string;
  /** USD a month; undefined where the table has no price. */
  readonly cost: Range | undefined;
  /** The price that the table lacks. */
  readonly missing?: PriceKey | string;
  /** What it costs where that is known, for comparison. */
  readonly compared?: { readonly region: string; readonly cost: Range };
  /** Whether `pause` takes it away. */
  readonly pausable: boolean;
}

/** What is paid for by use, which no configuration tells. */
export interface UsageItem {
  readonly module: string;
  readonly workload: string | undefined;
  readonly what: string;
  readonly unit: string;
  /** USD for one; undefined where the table has no price. */
  readonly usd: number | undefined;
  /** How much of it is taken for an example, in units. */
  readonly example: number;
}

interface FixedOptions {
  readonly pausable?: boolean;
  /** The key is tried first; where the table lacks it, this one counts so many times. */
  readonly otherwise?: { readonly key: PriceKey; readonly factor: number };
}

/** Collects what one resource costs. */
export class Bill {
  readonly items: CostItem[] = [];
  readonly usage: UsageItem[] = [];

  constructor(
    readonly table: PriceTable,
    private readonly reference: PriceTable,
    private readonly resource: Resource,
  ) {}

  /** So many units of a price in each month. */
  fixed(what: string, quantity: Range | number, key: PriceKey, options: FixedOptions = {}): void {
    const amount = typeof quantity === "number" ? exactly(quantity) : quantity;
    const { pausable = false } = options;
    const cost = this.costIn(this.table, amount, key, options);
    this.add({ what, cost, pausable, ...(!cost && this.lacking(amount, key, options)) });
  }

  /** Something that costs, and nobody knows how much. */
  unknown(what: string, missing: string): void {
    this.add({ what, cost: undefined, missing, pausable: false });
  }

  /** By use: `example` units are shown with their price. */
  byUse(what: string, key: PriceKey, example: number): void {
    this.usage.push({
      ...this.owner(),
      what,
      unit: unitOf(key),
      usd: priceIn(this.table, key),
      example,
    });
  }

  /** By use, at a price that is computed from others. */
  byUseAt(what: string, unit: string, usd: number | undefined, example: number): void {
    this.usage.push({ ...this.owner(), what, unit, usd, example });
  }

  private lacking(amount: Range, key: PriceKey, options: FixedOptions) {
    const cost = this.costIn(this.reference, amount, key, options);
    const { region } = this.reference;
    return { missing: key, ...(cost && { compared: { region, cost } }) };
  }

  private add(item: Omit<CostItem, "address" | "module" | "workload">): void {
    this.items.push({ address: this.resource.address, ...this.owner(), ...item });
  }

  private owner() {
    return { module: moduleOf(this.resource.type), workload: workloadOf(this.resource) };
  }

  private costIn(
    table: PriceTable,
    amount: Range,
    key: PriceKey,
    { otherwise }: FixedOptions,
  ): Range | undefined {
    const usd = priceIn(table, key);
    if (usd !== undefined) return times(amount, exactly(usd));
    const other = otherwise && priceIn(table, otherwise.key);
    return other === undefined || !otherwise
      ? undefined
      : times(amount, exactly(other * otherwise.factor));
  }
}

/** Says what a type of resource costs. `all` are those it stands among. */
export type Pricer = (resource: Resource, bill: Bill, all: readonly Resource[]) => void;
