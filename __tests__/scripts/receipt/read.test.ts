import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explain } from "../../../scripts/lib/report.mjs";
import { readReceipt } from "../../../scripts/receipt/read";
import { receiptWith } from "./receipts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "receipts-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(content: unknown): string {
  const file = join(folder, "receipt.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

/** What a person reads when the receipt is this. */
function refusalOf(content: unknown): string {
  try {
    readReceipt(written(content));
    return "";
  } catch (error) {
    return explain(error);
  }
}

test("a receipt is read as it was written", () => {
  expect(readReceipt(written(receiptWith()))).toEqual(receiptWith());
});

test.each([
  ["is no JSON", "hello"],
  ["is another JSON file", { name: "acme" }],
  ["is empty", ""],
])("a file that %s is said to be no receipt", (_, content) => {
  expect(refusalOf(content)).toMatch(/receipt\.json is no receipt/);
});

test("a receipt of a newer version says which version and what to do", () => {
  const text = refusalOf({ ...receiptWith(), version: 2 });
  expect(text).toMatch(/was written by a newer devops-platform/);
  expect(text).toMatch(/version 2, and this one reads up to 1/);
});

test("a receipt with something missing says where", () => {
  const { releases: _, ...rest } = receiptWith();
  expect(refusalOf(rest)).toMatch(/not a complete receipt\n.*releases: /);
});

test("a digest that is none is refused: it would be released", () => {
  const backend = { address: "a", parameter: "b", digest: "latest" };
  expect(refusalOf(receiptWith({ releases: { backend } }))).toMatch(/releases\.backend\.digest/);
});

test("a receipt that is not there says how one comes by it", () => {
  expect(() => readReceipt(join(folder, "nowhere.json"))).toThrow(/there is no receipt/);
});
