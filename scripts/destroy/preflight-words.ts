import { inUsd } from "../cost/money";
import { estimateOf } from "../cost/of-stack";
import { KEY_PRICE, monthly, SECRET_PRICE, snapshotPrice } from "../receipt/prices";
import type { Stack } from "../stacks/stack";
import { counted } from "../terminal/counted";
import type { Style } from "../terminal/style";
import { table } from "../terminal/table";
import type { Preflight } from "./preflight";

/** What a destroy would do, for the person who decides about it. */
export function preflightInWords(stack: Stack, preflight: Preflight, style: Style): string {
  const { permission, modules } = preflight;
  const total = Object.values(modules).reduce((sum, count) => sum + count, 0);
  const where = `${stack.platform}, account ${stack.accountId}, ${stack.region}`;
  return [
    style("bold", `destroy ${stack.name} (${permission.lifecycle}; ${where})`),
    ...(permission.reason === undefined ? [] : [`It may go: ${permission.reason}`]),
    "",
    style("bold", `What goes: ${counted(total, "resource")}`),
    indented(table(Object.entries(modules).map(([module, count]) => [module, String(count)]))),
    ...savedInWords(stack),
    ...section(style("bold", "What is protected"), protectedRows(preflight)),
    ...section(style("bold", "Data"), dataRows(preflight)),
    ...section(style("bold", "What remains"), remainsRows(preflight, stack.region)),
  ].join("\n");
}

const protectedRows = ({ protections }: Preflight): string[][] =>
  protections.map(({ address, why }) => [address, why]);

function dataRows(preflight: Preflight): string[][] {
  const { databases, buckets, secrets, keys, logGroups, registries } = preflight;
  return [
    ...databases.map(({ identifier, sizeGiB, snapshot }) => [
      "database",
      identifier,
      `${sizeGiB} GiB`,
      SNAPSHOTS[snapshot],
    ]),
    ...buckets.map(({ bucket, objects, more }) => [
      "bucket",
      bucket,
      more ? `${objects} or more objects` : counted(objects, "object"),
      objects > 0 ? "lost, with all versions" : "empty",
    ]),
    ...secrets.map(({ name, recoveryDays }) => [
      "secret",
      name,
      "",
      recoveryDays > 0 ? `can be restored for ${counted(recoveryDays, "day")}` : "lost at once",
    ]),
    ...keys.map(({ arn, waitingDays }) => [
      "key",
      arn.split("/").at(-1) ?? arn,
      "",
      `deleted in ${counted(waitingDays, "day")}; what it encrypted is lost then, snapshots too`,
    ]),
    ...(logGroups.length > 0 ? [["log groups", `${logGroups.length}`, "", "lost"]] : []),
    ...registries.map(({ repository, images }) => [
      "registry",
      repository,
      counted(images, "image"),
      images > 0 ? "deleted only with --empty-registries" : "empty",
    ]),
  ];
}

const SNAPSHOTS = {
  final: "a final snapshot is taken by RDS",
  before: "a snapshot is taken first",
  none: "LOST: no snapshot is taken (--no-snapshots)",
} as const;

/** As it is configured, which may not be what is deployed. */
function savedInWords(stack: Stack): string[] {
  const { total, unknown } = estimateOf(stack);
  if (total.high === 0) return [];
  const more = unknown.length > 0 ? " or more" : "";
  return [
    `That costs about ${inUsd(total)} USD a month${more}: devops-platform cost ${stack.name}`,
  ];
}

function remainsRows(
  { databases, secrets, keys, taskDefinitions }: Preflight,
  region: string,
): string[][] {
  const rows: string[][] = [];
  const kept = databases.filter(({ snapshot }) => snapshot !== "none");
  for (const { identifier, sizeGiB } of kept)
    rows.push(["snapshot", identifier, ...cost(snapshotPrice(sizeGiB, region))]);
  for (const { identifier, backupDays, sizeGiB } of databases)
    if (backupDays > 0)
      rows.push([
        `backups, ${counted(backupDays, "day")}`,
        identifier,
        ...cost(snapshotPrice(sizeGiB, region)),
      ]);
  const waiting = secrets.filter(({ recoveryDays }) => recoveryDays > 0);
  if (waiting.length > 0) rows.push(["secrets", `${waiting.length}`, ...cost(SECRET_PRICE)]);
  if (keys.length > 0) rows.push(["keys", `${keys.length}`, ...cost(KEY_PRICE)]);
  if (taskDefinitions.length > 0)
    rows.push([
      "task definitions",
      counted(taskDefinitions.length, "family", "families"),
      "free",
      "AWS keeps them",
    ]);
  return rows;
}

const cost = (price: { readonly usdAMonth: number; readonly source: string }): string[] => [
  price.usdAMonth > 0 ? `${monthly([price])} USD a month` : "free",
  price.source,
];

function section(title: string, rows: string[][]): string[] {
  return ["", `${title}${rows.length === 0 ? ": nothing" : ""}`, ...lines(rows)];
}

const lines = (rows: string[][]): string[] => (rows.length === 0 ? [] : [indented(table(rows))]);

const indented = (text: string): string => text.replaceAll(/^/gm, "  ");
