import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  keepState,
  keptState,
  stillUnsavedInWords,
  unsavedInWords,
} from "../../../scripts/terraform/unsaved-state";

let app: string;
let workspace: string;
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), "unsaved-"));
  workspace = join(app, "workspace");
  mkdirSync(workspace);
});
afterEach(() => rmSync(app, { recursive: true }));

test("what Terraform could not save is moved to where the app is, and found there again", () => {
  writeFileSync(join(workspace, "errored.tfstate"), "{}");
  const kept = keepState(workspace, app, "dev");
  expect(readFileSync(kept ?? "", "utf8")).toBe("{}");
  expect(keptState(app, "dev")).toBe(kept);
  expect(keepState(workspace, app, "dev")).toBeUndefined();
});

test("of several kept states the newest counts, and only those of the very stack", () => {
  for (const name of ["errored-dev-1700000000001", "errored-dev-1700000000002"])
    writeFileSync(join(app, `${name}.tfstate`), "{}");
  expect(keptState(app, "dev")).toBe(join(app, "errored-dev-1700000000002.tfstate"));
  writeFileSync(join(app, "errored-dev-2-1700000000003.tfstate"), "{}");
  expect(keptState(app, "dev")).toBe(join(app, "errored-dev-1700000000002.tfstate"));
  expect(keptState(app, "prod")).toBeUndefined();
});

const steps = (words: string) => words.split("\n").filter((line) => /^ {2}\d\. /.test(line));

test("the state is brought home after the lock is released and before anything is deployed", () => {
  expect(steps(unsavedInWords("dev", "errored.tfstate"))).toEqual([
    expect.stringContaining("1. get AWS to answer again"),
    "  2. devops-platform unlock dev",
    "  3. devops-platform state push dev errored.tfstate",
    expect.stringContaining("4. devops-platform deploy dev"),
  ]);
});

test("whoever released the lock is told what is left to do", () => {
  expect(steps(stillUnsavedInWords("dev", "errored.tfstate"))).toEqual([
    "  1. devops-platform state push dev errored.tfstate",
    expect.stringContaining("2. devops-platform deploy dev"),
  ]);
});
