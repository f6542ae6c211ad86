import type { DBSnapshot, RDSClient } from "@aws-sdk/client-rds";
import { snapshotPrice } from "../receipt/prices";
import { UNKNOWN } from "../status/ago";
import { table } from "../terminal/table";
import type { Database } from "./database";
import { snapshotsOf, tagOf } from "./rds";
import { TAKEN_BY } from "./take-snapshot";

/** A snapshot as it is listed. */
export interface ListedSnapshot {
  readonly name: string;
  /** Key of the database. */
  readonly database: string;
  readonly kind: "automated" | "manual";
  /** AWS's word: `available`, `creating`. */
  readonly status: string;
  /** ISO 8601; null while it is being made. */
  readonly taken: string | null;
  readonly sizeGiB: number;
  readonly encrypted: boolean;
  /** ARN of who took it, or `RDS`; null where nothing says it. */
  readonly by: string | null;
  /** At most, in USD; 0 for automated ones, which are free up to the size of the databases. */
  readonly usdAMonth: number;
}

/** The snapshots of some databases, the newest first; also of a database that was deleted by hand. */
export async function listSnapshots(
  rds: RDSClient,
  databases: readonly Database[],
  region: string,
): Promise<ListedSnapshot[]> {
  const lists = await Promise.all(
    databases.map(async ({ key, identifier }) =>
      (await snapshotsOf(rds, identifier)).map((one) => listed(one, key, region)),
    ),
  );
  return lists.flat();
}

function listed(snapshot: DBSnapshot, database: string, region: string): ListedSnapshot {
  const { AllocatedStorage: sizeGiB = 0, TagList } = snapshot;
  const kind = snapshot.SnapshotType === "automated" ? "automated" : "manual";
  return {
    name: snapshot.DBSnapshotIdentifier ?? "",
    database,
    kind,
    status: snapshot.Status ?? "unknown",
    taken: snapshot.SnapshotCreateTime?.toISOString() ?? null,
    sizeGiB,
    encrypted: snapshot.Encrypted ?? false,
    by: kind === "automated" ? "RDS" : (tagOf(TagList, TAKEN_BY) ?? null),
    usdAMonth: kind === "automated" ? 0 : snapshotPrice(sizeGiB, region).usdAMonth,
  };
}

/** Snapshots as a table. */
export const snapshotsInWords = (snapshots: readonly ListedSnapshot[]): string =>
  table([
    ["SNAPSHOT", "DATABASE", "KIND", "TAKEN (UTC)", "GIB", "ENCRYPTED", "USD A MONTH", "BY"],
    ...snapshots.map((one) => [
      one.name,
      one.database,
      one.kind,
      one.status === "available" && one.taken ? whenInWords(one.taken) : one.status,
      String(one.sizeGiB),
      one.encrypted ? "yes" : "NO",
      one.kind === "automated" ? "free" : `at most ${one.usdAMonth.toFixed(2)}`,
      one.by === null ? UNKNOWN : one.by.replace(/^.*?:(?=[^:]*$)/, ""),
    ]),
  ]);

/** `2026-01-31 09:30`. */
const whenInWords = (moment: string): string => moment.slice(0, 16).replace("T", " ");
