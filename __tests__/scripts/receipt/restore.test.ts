import { expect, test } from "vitest";
import { explain } from "../../../scripts/lib/report.mjs";
import type { Receipt } from "../../../scripts/receipt/receipt";
import { restoreOverrides } from "../../../scripts/receipt/restore";
import { receiptWith, stackWith } from "./receipts";

function refusalOf(receipt: Receipt, stack = stackWith()): string {
  try {
    restoreOverrides(receipt, stack);
    return "";
  } catch (error) {
    return explain(error);
  }
}

test("databases come back from their snapshots and images with the digests that ran", () => {
  expect(restoreOverrides(receiptWith(), stackWith())).toEqual({
    resource: {
      aws_db_instance: {
        main: { snapshot_identifier: "acme-dev-main-destroyed-20260131093000" },
      },
      aws_ssm_parameter: { backend_release: { insecure_value: `sha256:${"a".repeat(64)}` } },
    },
  });
});

test("a receipt of an environment that had nothing to bring back overrides nothing", () => {
  const receipt = receiptWith({ releases: {}, snapshots: [] });
  expect(restoreOverrides(receipt, stackWith())).toEqual({ resource: {} });
});

test("an image that is no longer configured is left out: nothing runs it", () => {
  const stack = stackWith({ configuration: { resource: { aws_db_instance: { main: {} } } } });
  expect(restoreOverrides(receiptWith(), stack)).toHaveProperty("resource.aws_db_instance");
  expect(restoreOverrides(receiptWith(), stack)).not.toHaveProperty("resource.aws_ssm_parameter");
});

test("a database that is no longer configured is refused: its data would not come back", () => {
  const text = refusalOf(receiptWith(), stackWith({ configuration: { resource: {} } }));
  expect(text).toMatch(/data of acme-dev-main, which is no longer configured/);
  expect(text).toContain("acme-dev-main-destroyed-20260131093000");
});

test("a destroy that was not finished is refused, and says how to finish it", () => {
  const text = refusalOf(receiptWith({ outcome: "unfinished" }));
  expect(text).toMatch(/the destroy of dev that was begun at 2026-01-31T09:30:00.000Z was not fin/);
  expect(text).toContain("devops-platform destroy dev");
});

test("one that a deploy came after can be finished by nobody: it says where its data is", () => {
  const text = refusalOf(
    receiptWith({ outcome: "unfinished", superseded: "2026-02-01T00:00:00.000Z" }),
  );
  expect(text).toContain("acme-dev-main has the snapshot acme-dev-main-destroyed-20260131093000");
  expect(text).toContain("restoreFromSnapshot");
  expect(text).not.toContain("devops-platform destroy");
});

test("what resisted does not keep from coming back", () => {
  expect(refusalOf(receiptWith({ outcome: "resisted" }))).toBe("");
});

test.each([
  ["platform", { platform: "other" }, "other, not acme"],
  ["environment", { environment: "prod" }, "prod, not dev"],
  ["account", { account: "222222222222" }, "222222222222, not 111111111111"],
  ["region", { region: "us-east-1" }, "us-east-1, not eu-west-1"],
] as const)("a receipt of another %s is refused and says which", (what, parts, words) => {
  expect(refusalOf(receiptWith(parts))).toContain(`the receipt is of another ${what}: ${words}`);
});
