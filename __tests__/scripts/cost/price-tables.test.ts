import { expect, test } from "vitest";
import { CATALOGUE } from "../../../scripts/cost/catalogue";
import { pricedRegions, pricesOf, priceTableSchema } from "../../../scripts/cost/price-table";
import { snapshotPrice } from "../../../scripts/receipt/prices";

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

test("a snapshot in a region without a price of its own says whose it has", () => {
  expect(snapshotPrice(20, "eu-west-1")).toMatchObject({ usdAMonth: 1.9 });
  expect(snapshotPrice(20, "eu-central-1").source).toContain(
    "us-east-1; that of eu-central-1 is unknown",
  );
});
