import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/lib/errors.mjs";

const lib = join(import.meta.dirname, "../../../scripts/lib");

let folder: string;
let disk: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "full-disk-"));
  disk = mkdtempSync(join(folder, "disk-"));
  const source = readFileSync(join(lib, "private-file.ts"), "utf8");
  writeFileSync(join(folder, "private-file.mjs"), transformSync(source, { loader: "ts" }).code);
  copyFileSync(join(lib, "errors.mjs"), join(folder, "errors.mjs"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a plan of some bytes where no file can have more than 8 blocks, as on a disk that fills up. */
function writing(bytes: number): { readonly code: number; readonly cause: string } {
  const program = `
    import { writePrivately } from "./private-file.mjs";
    let said = { code: 0, cause: "" };
    try {
      writePrivately(${JSON.stringify(join(disk, "plan"))}, "x".repeat(${bytes}), "the plan");
    } catch (error) {
      said = { code: error.exitCode, cause: error.cause.code };
    }
    process.stdout.write(JSON.stringify(said));`;
  writeFileSync(join(folder, "write.mjs"), program);
  const limited = ["-c", 'ulimit -f 8 && exec "$0" write.mjs', process.execPath];
  return JSON.parse(execFileSync("sh", limited, { cwd: folder, encoding: "utf8" }));
}

test("a disk that fills up in the middle of a file keeps what was there and no half of the new one", () => {
  writeFileSync(join(disk, "plan"), "the old one");

  expect(writing(1_000_000)).toEqual({ code: exitCodes.output, cause: "EFBIG" });
  expect(readdirSync(disk)).toEqual(["plan"]);
  expect(readFileSync(join(disk, "plan"), "utf8")).toBe("the old one");
});

test("what still fits is written", () => {
  expect(writing(100)).toEqual({ code: 0, cause: "" });
  expect(readFileSync(join(disk, "plan"), "utf8")).toHaveLength(100);
});
