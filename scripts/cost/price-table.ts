import { z } from "zod";
import type { PriceKey } from "./catalogue";
import { TABLES } from "./prices/index";

/** The prices of one region, with where each is from. What is not in it is unknown, never free. */
export const priceTableSchema = z.strictObject({
  region: z.string(),
  currency: z.literal("USD"),
  /** When it was made. */
  date: z.iso.date(),
  how: z.string(),
  sources: z.record(z.string(), z.strictObject({ from: z.string(), date: z.iso.date() })),
  prices: z.record(z.string(), z.strictObject({ usd: z.number().positive(), source: z.string() })),
});

export type PriceTable = z.infer<typeof priceTableSchema>;

/** What a price that a table lacks is shown of instead, for comparison only: no region of the tables is cheaper. */
export const REFERENCE_REGION = "us-east-1";

/** The regions that have a table. */
export const pricedRegions = (): string[] => tables().map(({ region }) => region);

/** The table of a region; an empty one where nobody made it. */
export function pricesOf(region: string): PriceTable {
  return (
    tables().find((table) => table.region === region) ?? {
      region,
      currency: "USD",
      date: "1970-01-01",
      how: "there is no table of this region",
      sources: {},
      prices: {},
    }
  );
}

/** What one costs in USD; undefined where the table does not say. */
export const priceIn = ({ prices }: PriceTable, key: PriceKey): number | undefined =>
  prices[key]?.usd;

const tables = (): readonly PriceTable[] => TABLES as readonly PriceTable[];
