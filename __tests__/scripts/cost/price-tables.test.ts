import { expect, test } from "vitest";
import { CATALOGUE } from "../../../scripts/cost/catalogue";
import { pricedRegions, pricesOf, priceTableSchema } from "../../../scripts/cost/price-table";

test.each(pricedRegions())(
  "%s: the file is complete, and says of each price where it is from",
  (region) => {
    const table = priceTableSchema.parse(pricesOf(region));
    const sources = Object.values(table.prices).map(({ source }) => source);
    expect(sources.filter((source) => !(source in table.sources))).toEqual([]);
  },
);

test.each(pricedRegions())(
  "%s: every price is of something that the estimate asks for",
  (region) => {
    const known = (key: string) =>
      key in CATALOGUE || /^rds\.postgres\.(single|multi)\.db\.\w+\.\w+$/.test(key);
    expect(Object.keys(pricesOf(region).prices).filter((key) => !known(key))).toEqual([]);
  },
);
