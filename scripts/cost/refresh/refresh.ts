import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError, exitCodes } from "../../lib/errors.mjs";
import { CATALOGUE, OFFERS, type PriceKey } from "../catalogue";
import { type PriceTable, priceTableSchema } from "../price-table";
import { indexOf } from "./index-file";
import { PRICE_LISTS, readPriceList } from "./read-list";

export interface Refreshed {
  readonly file: string;
  readonly changed: readonly { key: string; was: number | undefined; is: number }[];
  /** Keys of the catalogue that no price list has for the region. */
  readonly missing: readonly string[];
}

export interface RefreshProps {
  /** The repository. */
  readonly root: string;
  readonly region: string;
  readonly now: Date;
  readonly say: (line: string) => void;
  /** @default AWS's own */
  readonly base?: string;
}

/**
 * Makes the table of a region anew from AWS's price lists. All of them are read before anything is
 * written, so that a table never has prices of two days.
 */
export async function refreshPrices(props: RefreshProps): Promise<Refreshed> {
  const { root, region, now, say, base = PRICE_LISTS } = props;
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region))
    throw new CommandError(`"${region}" is not a region`, {
      hint: "Write one as AWS does, such as eu-west-1.",
      exitCode: exitCodes.usage,
    });
  const table: PriceTable = {
    region,
    currency: "USD",
    date: now.toISOString().slice(0, 10),
    how: "Read from AWS's price lists by `devops-platform cost --refresh-prices`.",
    sources: {},
    prices: {},
  };
  for (const offer of OFFERS) {
    say(`Reading ${offer} …`);
    const { heading, prices } = await readPriceList(offer, region, base);
    const { version, published } = heading;
    table.sources[offer] = {
      from: `AWS price list ${offer} ${version}, ${region}`,
      date: published,
    };
    for (const [key, usd] of prices) table.prices[key] = { usd, source: offer };
  }
  const folder = join(root, "scripts", "cost", "prices");
  const file = join(folder, `${region}.json`);
  const old = existsSync(file) ? readTable(file) : undefined;
  writeFileSync(file, `${JSON.stringify(sorted(table), undefined, 2)}\n`);
  writeFileSync(join(folder, "index.ts"), indexOf(readdirSync(folder)));
  return { file, changed: changes(old, table), missing: missing(table) };
}

const readTable = (file: string): PriceTable =>
  priceTableSchema.parse(JSON.parse(readFileSync(file, "utf8")));

const sorted = (table: PriceTable): PriceTable => ({
  ...table,
  prices: Object.fromEntries(
    Object.entries(table.prices).sort(([one], [other]) => (one < other ? -1 : 1)),
  ),
});

const changes = (old: PriceTable | undefined, { prices }: PriceTable) =>
  Object.entries(prices)
    .map(([key, { usd }]) => ({ key, was: old?.prices[key]?.usd, is: usd }))
    .filter(({ was, is }) => was !== is);

const missing = ({ prices }: PriceTable): string[] =>
  (Object.keys(CATALOGUE) as PriceKey[]).filter((key) => !(key in prices));
