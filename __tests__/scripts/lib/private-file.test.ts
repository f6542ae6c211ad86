import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/lib/errors.mjs";
import { writePrivately } from "../../../scripts/lib/private-file";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "private-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("only the owner may read it, whatever was there before", () => {
  const file = join(folder, "plan");
  writeFileSync(file, "old", { mode: 0o644 });
  writePrivately(file, "new", "the plan");
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("what cannot be written leaves nothing and ends with 5", () => {
  const write = () => writePrivately(join(folder, "none", "plan"), "new", "the plan");
  expect(write).toThrow(expect.objectContaining({ exitCode: exitCodes.output }));
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder or a device is not replaced", () => {
  expect(() => writePrivately(folder, "new", "the plan")).toThrow("cannot be written");
  expect(() => writePrivately("/dev/null", "new", "the plan")).toThrow("cannot be written");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});
