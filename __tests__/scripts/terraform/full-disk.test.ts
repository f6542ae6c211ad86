import { expect, test } from "vitest";
import { exitCodes } from "../../../scripts/lib/errors.mjs";
import { refuseFullDisk } from "../../../scripts/terraform/full-disk";

const said = (summary: string, detail: string) => ({ severity: "error", summary, detail }) as const;

test.each([
  [
    "Failed to write plan file",
    "The plan file could not be written: write /somewhere/saved.tfplan: no space left on device.",
  ],
  ["Failed to write plan file", "The plan file could not be written: disk quota exceeded."],
  ["Failed to save state: write .terraform/terraform.tfstate: No space left on device", ""],
])("a plan that finds no room ends with 5: %s %s", (summary, detail) => {
  expect(() => refuseFullDisk([said(summary, detail)])).toThrow(
    expect.objectContaining({
      message: "the plan cannot be written: the disk is full",
      hint: expect.stringContaining("Nothing was changed"),
      exitCode: exitCodes.output,
    }),
  );
});

test("a failure for another reason is left to who knows it", () => {
  expect(() =>
    refuseFullDisk([said("creating RDS DB Instance", "StorageQuotaExceeded")]),
  ).not.toThrow();
  expect(() => refuseFullDisk([])).not.toThrow();
});
