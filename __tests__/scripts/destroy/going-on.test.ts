import { describe, expect, test } from "vitest";
import { databasesIn } from "../../../scripts/destroy/databases";
import { continuedSnapshots, goesOnFrom } from "../../../scripts/destroy/going-on";
import { announced } from "../../../scripts/destroy/snapshots";
import type { Receipt } from "../../../scripts/receipt/receipt";
import type { StateMark } from "../../../scripts/state/document";
import { receiptWith } from "../receipt/receipts";

const BEFORE = "2026-01-31T09:30:00.000Z";
const NOW = "2026-02-02T18:00:00.000Z";
const STATE = { lineage: "a", serial: 7 };

const databases = (resource_id: string, more: object = {}) =>
  databasesIn([
    {
      address: "aws_db_instance.main",
      type: "aws_db_instance",
      attributes: {
        identifier: "acme-dev-main",
        resource_id,
        allocated_storage: 20,
        skip_final_snapshot: true,
        ...more,
      },
    },
  ]);

/** A destroy that was interrupted after it had its snapshot. */
const interrupted = (parts: Partial<Receipt> = {}): Receipt =>
  receiptWith({
    outcome: "unfinished",
    state: STATE,
    snapshots: announced(databases("db-1"), BEFORE, true).map((snapshot) => ({
      ...snapshot,
      status: "available" as const,
    })),
    ...parts,
  });

const now = (there = databases("db-1"), state: StateMark = STATE, taken = true) => ({
  databases: there,
  announced: announced(there, NOW, taken),
  state,
});

const OLD = "acme-dev-main-destroyed-20260131093000";
const NEW = "acme-dev-main-destroyed-20260202180000";

const snapshots = (...parts: Parameters<typeof now>) =>
  continuedSnapshots(interrupted(), now(...parts)).map(({ identifier }) => identifier);

describe("a destroy that goes on takes the earlier run's snapshot for enough", () => {
  test("where nothing was applied since", () => {
    expect(snapshots()).toEqual([OLD]);
  });

  test("and keeps that of a database that is gone, whatever the state went through", () => {
    expect(snapshots([], { ...STATE, serial: 9 })).toEqual([OLD]);
  });
});

describe("a destroy that goes on takes a snapshot of its own", () => {
  test("where the state moved: a deploy may have been there, and data written", () => {
    expect(snapshots(databases("db-1"), { ...STATE, serial: 8 })).toEqual([NEW]);
  });

  test("where it is another instance under the same name", () => {
    expect(snapshots(databases("db-2"))).toEqual([NEW]);
  });

  test("where nobody noted what the earlier one was begun on", () => {
    const { state: _, ...receipt } = interrupted();
    expect(continuedSnapshots(receipt, now())).toMatchObject([{ identifier: NEW }]);
  });

  test("where RDS was to take a final one and no longer is", () => {
    const final = { skip_final_snapshot: false, final_snapshot_identifier: "acme-dev-main-final" };
    const receipt = interrupted({ snapshots: announced(databases("db-1", final), BEFORE, true) });
    expect(continuedSnapshots(receipt, now())).toMatchObject([{ identifier: NEW, kind: "before" }]);
  });
});

test("an old snapshot is not passed off as the data that --no-snapshots gives up", () => {
  expect(snapshots(databases("db-1"), { ...STATE, serial: 8 }, false)).toEqual([]);
});

describe("a destroy goes on from an earlier one", () => {
  test("that was interrupted, also where Terraform had begun", () => {
    expect(goesOnFrom(interrupted(), now(databases("db-1"), { ...STATE, serial: 9 }))).toBe(true);
  });

  test("but not where a deploy came after it", () => {
    expect(goesOnFrom(interrupted({ superseded: NOW }), now())).toBe(false);
  });

  test("but not where its database was made again: the earlier receipt keeps its snapshot", () => {
    expect(goesOnFrom(interrupted(), now(databases("db-2")))).toBe(false);
  });

  test("but not where the state is another one", () => {
    expect(goesOnFrom(interrupted(), now([], { lineage: "b", serial: 1 }))).toBe(false);
  });
});
