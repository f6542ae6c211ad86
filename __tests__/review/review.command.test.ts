import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pack } from "../../scripts/plan/for-review";
import { checksumOf, PLAN_FILE_VERSION, type PlanFile } from "../../scripts/plan/plan-file";
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

/** What `plan --out` writes of an environment with a plan of the corpus. */
function planFile(stack: string, name: string): string {
  const review = pack(JSON.parse(readFileSync(planIn(name), "utf8"))).toString("base64");
  const content: PlanFile = {
    format: "devops-platform plan",
    version: PLAN_FILE_VERSION,
    platform: "acme",
    stack,
    environment: stack,
    account: "111111111111",
    region: "eu-west-1",
    refreshed: false,
    pointers: {},
    terraform: "1.11.4",
    providers: "",
    commit: "",
    made: "2026-11-21T00:00:00.000Z",
    by: "arn:aws:iam::111111111111:role/acme-shared-pull-request",
    sha256: checksumOf({ plan: "", review }),
    plan: "",
    review,
  };
  return JSON.stringify(content, undefined, 2);
}

describe("plan files of ours", () => {
  /** Writes a plan file and says where. */
  const written = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text);
    return join(folder, file);
  };
  const namesIn = (stdout: string) =>
    (JSON.parse(stdout) as { environments: { name: string }[] }).environments.map(
      ({ name }) => name,
    );

  test("are named after their environments, and read beside others", async () => {
    const files = [
      written("one.plan", planFile("dev", "same-change-dev")),
      written("two.plan", planFile("prod", "same-change-prod")),
    ];
    const { stdout } = await review(...files, planIn("rename-queue"), "--format", "json");
    expect(namesIn(stdout)).toEqual(["dev", "prod", "rename-queue"]);
  });

  test("are named as somebody says", async () => {
    const file = written("one.plan", planFile("dev", "same-change-dev"));
    expect(namesIn((await review("--name", `blue=${file}`, "--json")).stdout)).toEqual(["blue"]);
  });

  test("of one environment are refused", async () => {
    const files = ["one.plan", "two.plan"].map((file) =>
      written(file, planFile("dev", "rename-queue")),
    );
    const { code, stderr } = await review(...files);
    expect(stderr).toContain(`two plans are called dev`);
    expect(code).toBe(2);
  });

  const whole = planFile("dev", "rename-queue");
  test.each([
    ["cut off", whole.slice(0, 2000), "is not whole: part of the plan is missing or was changed"],
    [
      "older",
      whole.replace('"version": 3', '"version": 2'),
      "was written by an older devops-platform",
    ],
    [
      "newer",
      whole.replace('"version": 3', '"version": 9'),
      "was written by a newer devops-platform",
    ],
  ])("that are %s are one clear error", async (_, text, message) => {
    const file = written("broken.plan", text);
    const { code, stdout, stderr } = await review(file);
    expect(stderr.split("\n")[0]).toBe(`error: ${file} ${message}`);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

test("a status is one line for a commit, and the JSON says whether it fails", async () => {
  const file = planIn("data-loss-bucket-destroyed");
  const { stdout } = await review(file, "--format", "status", "--fail-on", "never");
  expect(stdout).toBe("2 lose data\n");
  const { status } = JSON.parse((await review(file, "--json")).stdout) as { status: object };
  expect(status).toEqual({ state: "failure", description: "2 lose data" });
});
