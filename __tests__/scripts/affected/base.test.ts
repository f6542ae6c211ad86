import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { baseOf } from "../../../scripts/affected/base";
import { requireMerged } from "../../../scripts/affected/tagged";

let folder: string;
let base: string;

/** Git as it is for everybody: what a machine or a hook of it sets is left out. */
const gitIn = (where: string, ...words: string[]) => {
  const { HOME, PATH } = process.env;
  return execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...words], {
    cwd: where,
    env: { HOME, PATH },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
};
const git = (...words: string[]) => gitIn(join(folder, "origin"), ...words);

function commit(words: string): string {
  writeFileSync(join(folder, "origin", words), words);
  git("add", "--all");
  git("commit", "--quiet", "--message", words);
  return git("rev-parse", "HEAD");
}

/** A clone of what is checked out there. */
function cloned(...words: string[]): string {
  const clone = join(folder, "clone");
  git("clone", "--quiet", ...words, `file://${join(folder, "origin")}`, clone);
  return clone;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "base-"));
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", join(folder, "origin")]);
  base = commit("base");
});

afterEach(() => rmSync(folder, { recursive: true }));

const from = async (named: string | undefined, where = join(folder, "origin")) =>
  (await baseOf(where, named)).from;

const failure = (failing: Promise<unknown>) =>
  failing.then(
    () => "none",
    (error: { exitCode: number; message: string; hint: string }) =>
      `${error.exitCode} ${error.message}; ${error.hint}`,
  );

test("what others merged meanwhile is no part of a change", async () => {
  git("checkout", "--quiet", "-b", "others");
  commit("theirs");
  git("checkout", "--quiet", "-b", "feature", base);
  commit("ours");

  expect(await from("others")).toEqual({ commit: base });
});

test.each([undefined, "0".repeat(40)])(
  "a change without a base (%s) has no beginning",
  async (none) => {
    expect(await from(none)).toEqual({ unknown: "there is no commit to measure from" });
  },
);

test("a branch or tag that is not there is wrong usage", async () => {
  expect(await failure(from("nowhere"))).toContain("2 there is no commit nowhere here");
});

test("after a push that wrote a branch anew, what it was before has no beginning here", async () => {
  const before = "ab".repeat(20);
  expect(await from(before)).toEqual({
    unknown: `the commit ${before} is not in this clone; its branch was written anew`,
  });
});

test("in a shallow clone it is said how a commit gets there", async () => {
  commit("more");
  expect(await failure(from(base, cloned("--depth=1")))).toMatch(/^1 .*shallow.*fetch-depth: 0/);
});

const tagged = (clone: string, name = "v1.0.0") =>
  requireMerged(clone, { kind: "tag", name }, "main");

test("a tag of a commit that main has is deployed, also where main went on", async () => {
  git("tag", "v1.0.0");
  commit("more");
  const clone = cloned("--branch=v1.0.0");

  expect(await failure(tagged(clone))).toBe("none");
});

test("a tag of what was never merged is refused", async () => {
  git("checkout", "--quiet", "-b", "feature");
  const never = commit("never reviewed");
  git("tag", "v1.0.0");
  const clone = cloned("--branch=v1.0.0");

  expect(await failure(tagged(clone))).toContain(
    `10 v1.0.0 is on ${never.slice(0, 12)}, which main does not have`,
  );
  expect(await failure(requireMerged(clone, { kind: "branch", name: "feature" }, "main"))).toBe(
    "none",
  );
});

test.each([
  ["has only the last commits", ["--depth=1"]],
  ["does not know main", ["--origin=upstream"]],
])("a clone that %s cannot tell of a tag", async (_, words) => {
  git("tag", "v1.0.0");
  const clone = cloned("--branch=v1.0.0", ...words);

  expect(await failure(tagged(clone))).toMatch(/^1 this clone cannot tell .*fetch-depth: 0/);
});
