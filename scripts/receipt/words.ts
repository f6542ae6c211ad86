import { counted } from "../terminal/counted";
import { seconds } from "../terminal/duration";
import type { Style } from "../terminal/style";
import { table } from "../terminal/table";
import { monthly } from "./prices";
import type { Receipt } from "./receipt";

/** A receipt for the person who destroyed. */
export function receiptInWords(receipt: Receipt, file: string, style: Style): string {
  const { stack, destroyed, releases, snapshots, remains, resisted, outcome } = receipt;
  const total = Object.values(destroyed).reduce((sum, count) => sum + count, 0);
  const title = outcome === "destroyed" ? "is destroyed" : "is not destroyed entirely";
  return [
    "",
    style(
      "bold",
      `${stack} ${title}: ${counted(total, "resource")} in ${seconds(receipt.seconds)}`,
    ),
    ...rows(Object.entries(destroyed).map(([module, count]) => [module, String(count)])),
    ...section(
      style("bold", "Snapshots"),
      snapshots.map(({ database, identifier, status }) => [database, identifier, status]),
    ),
    ...section(
      style("bold", "Releases that ran"),
      Object.entries(releases).map(([image, { digest }]) => [image, digest]),
    ),
    ...section(style("bold", remainsTitle(receipt)), remains.map(remainsRow)),
    ...(resisted.length === 0
      ? []
      : section(
          style("red", "Still there"),
          resisted.map(({ address, said }) => [address, said]),
        )),
    "",
    `Receipt: ${file}`,
    ...(outcome === "destroyed" ? [`Bring it back: ${comeBack(receipt, file)}`] : []),
  ].join("\n");
}

/** The command that brings it back. Only an environment has data and releases to bring back. */
function comeBack({ stack, environment }: Receipt, file: string): string {
  if (environment !== "shared") return `devops-platform deploy ${stack} --from-receipt ${file}`;
  return stack === "shared" ? "any deploy makes it again" : `devops-platform bootstrap ${stack}`;
}

function remainsTitle({ remains }: Receipt): string {
  const usd = monthly(remains);
  return `What remains${usd > 0 ? `, at most ${usd} USD a month` : ""}`;
}

const remainsRow = ({ kind, name, why, until, usdAMonth, source }: Receipt["remains"][number]) => [
  kind,
  name,
  until === undefined ? "" : `until ${until.slice(0, 10)}`,
  usdAMonth > 0 ? `${usdAMonth} USD a month` : "free",
  `${why}; ${source}`,
];

const section = (title: string, content: string[][]): string[] => [
  "",
  `${title}${content.length === 0 ? ": nothing" : ""}`,
  ...rows(content),
];

const rows = (content: string[][]): string[] =>
  content.length === 0 ? [] : [table(content).replaceAll(/^/gm, "  ")];
