import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OFFERS } from "../../../scripts/cost/catalogue";
import { priceTableSchema } from "../../../scripts/cost/price-table";
import { refreshPrices } from "../../../scripts/cost/refresh/refresh";
import { listOf, priceLists } from "./price-lists";

const here = join(import.meta.dirname, "..", "..", "..", "scripts", "cost", "prices");

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "prices-"));
  folder = join(root, "scripts", "cost", "prices");
  mkdirSync(folder, { recursive: true });
  cpSync(here, folder, { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const database = {
  "Product Family": "Database Instance",
  "Database Engine": "PostgreSQL",
  "Instance Type": "db.r7g.xlarge",
  "Deployment Option": "Single-AZ",
  usageType: "EU-InstanceUsage:db.r7g.xl",
};

const lists: Record<string, string> = {
  ...Object.fromEntries(OFFERS.map((offer) => [offer, listOf(offer, [])])),
  AmazonEC2: listOf("AmazonEC2", [
    { usageType: "EU-NatGateway-Hours", operation: "NatGateway", PricePerUnit: "0.0480000000" },
    {
      usageType: "EU-RegionalNatGateway-Hours",
      operation: "RegionalNatGateway",
      PricePerUnit: "9",
    },
    { usageType: "EU-NatGateway-Bytes", operation: "NatGateway", PricePerUnit: "0" },
  ]),
  AmazonRDS: listOf("AmazonRDS", [
    { ...database, PricePerUnit: "0.2", TermType: "Reserved" },
    { ...database, PricePerUnit: "0.3", TermType: "Reserved", PriceDescription: '"OnDemand"' },
    { ...database, PricePerUnit: "0.5" },
    { ...database, PricePerUnit: "7", "Database Engine": "Oracle" },
    {
      ...database,
      PricePerUnit: "1.1",
      "Deployment Option": "Multi-AZ",
      usageType: "EU-Multi-AZUsage:db.r7g.xl",
    },
  ]),
  AmazonS3: listOf("AmazonS3", [
    { usageType: "EU-TimedStorage-ByteHrs", PricePerUnit: "0.022", StartingRange: "51200" },
    { usageType: "EU-TimedStorage-ByteHrs", PricePerUnit: "0.023" },
  ]),
  awskms: listOf("awskms", [{ usageType: "eu-west-1-KMS-Keys", PricePerUnit: "1" }]),
};

const now = new Date("2026-01-31T09:30:00Z");

async function refreshed(region: string, files: Readonly<Record<string, string>> = lists) {
  const server = await priceLists(files);
  try {
    return await refreshPrices({ root, region, now, base: server.base, say: () => {} });
  } finally {
    await server.close();
  }
}

const tableOf = (region: string) =>
  priceTableSchema.parse(JSON.parse(readFileSync(join(folder, `${region}.json`), "utf8")));

test("the table has what is asked on demand, with the list it is from and its date", async () => {
  await refreshed("eu-west-1");
  const { date, sources, prices } = tableOf("eu-west-1");
  expect(date).toBe("2026-01-31");
  expect(sources.AmazonEC2).toEqual({
    from: "AWS price list AmazonEC2 20260130101112, eu-west-1",
    date: "2026-01-30",
  });
  expect(prices).toEqual({
    "nat.hour": { usd: 0.048, source: "AmazonEC2" },
    "rds.postgres.single.db.r7g.xlarge": { usd: 0.5, source: "AmazonRDS" },
    "rds.postgres.multi.db.r7g.xlarge": { usd: 1.1, source: "AmazonRDS" },
    "s3.gb-month": { usd: 0.023, source: "AmazonS3" },
    "kms.key.month": { usd: 1, source: "awskms" },
  });
});

test("it says what changed and what the lists do not have", async () => {
  const { changed, missing } = await refreshed("eu-west-1");
  expect(changed).toContainEqual({
    key: "rds.postgres.multi.db.r7g.xlarge",
    was: undefined,
    is: 1.1,
  });
  expect(changed.map(({ key }) => key)).not.toContain("nat.hour");
  expect(missing).toContain("alb.hour");
});

test("a new region becomes part of the program", async () => {
  await refreshed("ap-southeast-2");
  expect(readFileSync(join(folder, "index.ts"), "utf8")).toContain(
    'import apSoutheast2 from "./ap-southeast-2.json";',
  );
});

test("a region that is there already leaves the index as it is, formatted", async () => {
  await refreshed("eu-west-1");
  const index = (from: string) => readFileSync(join(from, "index.ts"), "utf8");
  expect(index(folder)).toBe(index(here));
});

test("where one list cannot be read nothing is written", async () => {
  const { AmazonRDS: _, ...others } = lists;
  const before = readFileSync(join(folder, "eu-west-1.json"), "utf8");
  await expect(refreshed("eu-west-1", others)).rejects.toThrow(/AmazonRDS.*it answered 404/);
  expect(readFileSync(join(folder, "eu-west-1.json"), "utf8")).toBe(before);
});

test("a file that is no price list is refused", async () => {
  const html = { ...lists, AmazonEC2: "<html>log in</html>" };
  await expect(refreshed("eu-west-1", html)).rejects.toThrow(/no line that names its columns/);
});

test("without a network it says so", async () => {
  const { base, close } = await priceLists({});
  await close();
  const props = { root, region: "eu-west-1", now, base, say: () => {} };
  await expect(refreshPrices(props)).rejects.toThrow(/cannot be read: .*ECONNREFUSED/);
});

test("a connection that breaks in the middle leaves the table as it was", async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-length": "100000" });
    response.write(lists.AmazonEC2, () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const props = { root, region: "eu-west-1", now, base, say: () => {} };
  await expect(refreshPrices(props)).rejects.toThrow(/AmazonEC2.*cannot be read/);
  server.close();
});

test("what is no region is refused before anything is asked", async () => {
  await expect(refreshed("Ireland")).rejects.toThrow('"Ireland" is not a region');
});
