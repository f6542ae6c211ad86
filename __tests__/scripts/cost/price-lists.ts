import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of price lists as AWS publishes them, by service; what is not given is not found. */
export async function priceLists(files: Readonly<Record<string, string>>) {
  const server = createServer(({ url = "" }, response) => {
    const [, offer = ""] =
      /^\/offers\/v1\.0\/aws\/(\w+)\/current\/[\w-]+\/index\.csv$/.exec(url) ?? [];
    const file = files[offer];
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { base: `http://127.0.0.1:${port}`, close };
}

const COLUMNS = [
  "SKU",
  "OfferTermCode",
  "RateCode",
  "TermType",
  "PriceDescription",
  "EffectiveDate",
  "StartingRange",
  "EndingRange",
  "Unit",
  "PricePerUnit",
  "Currency",
  "Product Family",
  "Instance Type",
  "Database Engine",
  "Deployment Option",
  "usageType",
  "operation",
] as const;

type Line = Partial<Record<(typeof COLUMNS)[number], string>>;

/** A file of the price list: five lines about itself, its columns, and what these lines say. */
export function listOf(offer: string, lines: readonly Line[]): string {
  const quoted = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  const about = [
    ["FormatVersion", "v1.0"],
    ["Disclaimer", 'Prices, "terms" and so on, see https://aws.amazon.com/pricing'],
    ["Publication Date", "2026-01-30T10:11:12Z"],
    ["Version", "20260130101112"],
    ["OfferCode", offer],
  ];
  const defaults: Line = { TermType: "OnDemand", Currency: "USD", StartingRange: "0" };
  const rows = lines.map((line) =>
    COLUMNS.map((column) => ({ ...defaults, ...line })[column] ?? ""),
  );
  return [...about, [...COLUMNS], ...rows].map(quoted).join("\r\n");
}
