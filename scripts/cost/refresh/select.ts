import { CATALOGUE, databaseKey, type PriceKey } from "../catalogue";
import { cellsOf, type Heading } from "./csv";

/** `EU-`, `EUC1-`, `USE1-`; the keys of KMS have `eu-west-1-`. */
const REGION_PREFIX = /^(?:[A-Z]{2,3}\d?|[a-z]{2}(?:-[a-z]+)+-\d)-/;

const DEPLOYMENTS = { "Single-AZ": "single", "Multi-AZ": "multi" } as const;

/** The price of a line, where a table wants it: on demand, the first tier that is not free. */
export function priceOfLine(
  offer: string,
  { columns }: Heading,
  line: string,
): { readonly key: PriceKey; readonly usd: number; readonly from: number } | undefined {
  // Splitting a line takes time, and most of the lines of EC2's 400 MB are reservations.
  if (!line.includes('"OnDemand"')) return undefined;
  const cells = cellsOf(line);
  const cell = (name: string): string => cells[columns.get(name) ?? -1] ?? "";
  const usd = Number(cell("PricePerUnit"));
  if (cell("TermType") !== "OnDemand" || cell("Currency") !== "USD" || !(usd > 0)) return undefined;
  const key = databaseClass(offer, cell) ?? fixedKey(offer, cell);
  return key && { key, usd, from: Number(cell("StartingRange") || 0) };
}

type Cell = (name: string) => string;

function fixedKey(offer: string, cell: Cell): PriceKey | undefined {
  const usage = cell("usageType").replace(REGION_PREFIX, "");
  for (const [key, { list }] of Object.entries(CATALOGUE)) {
    if (list.offer !== offer || list.usage !== usage) continue;
    const where = "where" in list ? Object.entries(list.where as Record<string, string>) : [];
    if (where.every(([column, value]) => isValue(cell(column), value))) return key as PriceKey;
  }
  return undefined;
}

/** RDS says "Any" of what costs the same with every engine. */
const isValue = (found: string, wanted: string): boolean => found === wanted || found === "Any";

function databaseClass(offer: string, cell: Cell): PriceKey | undefined {
  if (offer !== "AmazonRDS" || cell("Product Family") !== "Database Instance") return undefined;
  if (cell("Database Engine") !== "PostgreSQL") return undefined;
  const deployment = DEPLOYMENTS[cell("Deployment Option") as keyof typeof DEPLOYMENTS];
  const usage = cell("usageType").replace(REGION_PREFIX, "");
  // Not those on Outposts or with other storage, which have other names.
  if (!/^(?:InstanceUsage|Multi-AZUsage):db\./.test(usage) || deployment === undefined)
    return undefined;
  return databaseKey(deployment, cell("Instance Type"));
}
