import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../support/project";

const CORPUS = join(import.meta.dirname, "corpus");
const planIn = (name: string) => join(CORPUS, name, "plan.json");

let project: Project;
let folder: string;
beforeAll(() => {
  project = new Project();
  folder = mkdtempSync(join(tmpdir(), "review-"));
  cpSync(planIn("same-change-dev"), join(folder, "dev.json"));
  cpSync(planIn("same-change-prod"), join(folder, "prod.json"));
});
afterAll(() => {
  project.remove();
  rmSync(folder, { recursive: true });
});

const review = (...words: string[]) => project.run(["bin/devops-platform.mjs", "review", ...words]);

test("a plan in which something is denied ends with 10", async () => {
  const { code, stdout, stderr } = await review(
    "--name",
    `prod=${planIn("data-loss-bucket-destroyed")}`,
  );
  expect(stdout).toContain("denied Data loss: aws_s3_bucket.uploads is destroyed");
  expect(stderr).toContain("2 findings fail the review (--fail-on deny).");
  expect(code).toBe(10);
});

test("a plan in which nothing is denied ends with 0", async () => {
  expect(await review(planIn("protection-near-turned-on"))).toMatchObject({ code: 0 });
});

test("a folder of plans is one review, each named after its file", async () => {
  const { stdout } = await review(folder, "--format", "json");
  const { environments } = JSON.parse(stdout) as { environments: { name: string }[] };
  expect(environments.map(({ name }) => name)).toEqual(["dev", "prod"]);
});

test("stdin is read, and a report is one file without scripts", async () => {
  const report = join(folder, "review.html");
  const input = readFileSync(planIn("connections-new-service"));
  const words = ["bin/devops-platform.mjs", "review", "-", "--format", "html", "--out", report];
  execFileSync(process.execPath, words, { cwd: project.root, input });
  const html = readFileSync(report, "utf8");
  expect(html).toContain("<svg");
  expect(html).not.toContain("<script");
});

test("what is no plan is wrong usage, and one error", async () => {
  const file = join(folder, "half.txt");
  writeFileSync(file, readFileSync(planIn("rename-queue"), "utf8").slice(0, 1000));
  const { code, stdout, stderr } = await review(file);
  expect(stderr).toBe(
    `error: ${file} ends in the middle: it is 1000 characters long\n       The disk was full, or whatever wrote it was ended. Write it again.\n`,
  );
  expect([code, stdout]).toEqual([2, ""]);
});

test.each([
  ["no plan", []],
  ["a file that is not there", ["nowhere.json"]],
  [
    "two of one name",
    ["--name", `a=${planIn("rename-queue")}`, "--name", `a=${planIn("rename-queue")}`],
  ],
  ["an unknown level", [planIn("rename-queue"), "--fail-on", "everything"]],
])("%s is wrong usage", async (_, words) => {
  expect(await review(...words)).toMatchObject({ code: 2, stdout: "" });
});
