import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { headMarker } from "../../../scripts/github/head";
import { lendBundles } from "../../support/lent-bundles";
import { Project } from "../../support/project";
import { Hub, jobOf, TOKEN } from "./stand-in";

const COMMIT = "c".repeat(40);
const DIGEST = "1".repeat(64);

let project: Project;
let hub: Hub;

beforeAll(async () => {
  // In CI these tests run in a job of GitHub's, which has variables of its own.
  const ours = { GITHUB_GRAPHQL_URL: "http://127.0.0.1:1", GITHUB_EVENT_PATH: "/nowhere" };
  for (const [name, value] of Object.entries(ours)) vi.stubEnv(name, value);
  project = new Project();
  lendBundles(project);
  hub = await new Hub().start();
});

afterAll(() => {
  vi.unstubAllEnvs();
  hub?.stop();
  project?.remove();
});

beforeEach(() => {
  for (const list of [hub.comments, hub.issues, hub.statuses]) list.length = 0;
});

const file = (name: string, text: string): string => {
  const path = join(project.root, name);
  writeFileSync(path, text);
  return path;
};

const github = (words: readonly string[], env: Record<string, string | undefined> = {}) =>
  project.run(["bin/devops-platform.mjs", "github", ...words], { env: { ...jobOf(hub), ...env } });

test("a job of a pull request comments on it and marks its last commit", async () => {
  const event = { pull_request: { number: 12, head: { sha: COMMIT } } };
  const env = {
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(event)),
    GITHUB_SHA: "d".repeat(40),
  };
  const commented = await github(["comment", "--file", file("review.md", "All fine.")], env);
  const words = ["--context", "review", "--state", "success", "--description", "nothing lost"];
  const marked = await github(["status", ...words], env);

  expect([commented.code, marked.code], commented.stderr + marked.stderr).toEqual([0, 0]);
  expect(commented.stdout).toMatch(/^created {2}#12 {2}https:/);
  expect(hub.comments).toMatchObject([
    {
      on: 12,
      body: `<!-- devops-platform comment review -->\nAll fine.\n\n<!-- devops-platform head ${COMMIT} -->\n`,
    },
  ]);
  expect(hub.statuses).toMatchObject([{ sha: COMMIT, description: "nothing lost" }]);
  expect([...hub.tokens]).toEqual([`token ${TOKEN}`]);
});

test("a text that GitHub does not take is refused before anything is written", async () => {
  const long = file("long.md", "x".repeat(65_536));
  const { code, stderr } = await github(["comment", "--pull", "12", "--file", long]);

  expect(code).toBe(2);
  expect(stderr).toContain("has 65536 characters, and GitHub takes 65495 here");
  expect(hub.comments).toEqual([]);
});

test("without a token it is said where one comes from", async () => {
  const words = ["comment", "--pull", "12", "--file", file("review.md", "All fine.")];
  const { code, stderr } = await github(words, { GITHUB_TOKEN: undefined });

  expect(code).toBe(2);
  expect(stderr).toContain("GITHUB_TOKEN: ${{ github.token }}");
});

test("an issue is opened, and closed when nothing is left", async () => {
  const drift = file("drift.md", "a bucket");
  const words = ["issue", "--key", "drift", "--json"];
  const opened = await github([...words, "--title", "Drift", "--file", drift]);
  const closed = await github([...words, "--close"]);

  expect(JSON.parse(opened.stdout)).toMatchObject({ outcome: "opened" });
  expect(JSON.parse(closed.stdout)).toMatchObject({ outcome: "closed" });
});

test("what broke off before it wrote a report has an issue too, which leads to its run", async () => {
  const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_RUN_ID: "7" };
  const words = ["issue", "--key", "drill", "--title", "Drill", "--file", file("drill.md", "")];
  const without = await github(words, env);
  const { code, stderr } = await github([...words, "--text", "It broke off."], env);

  expect([without.code, code], stderr).toEqual([2, 0]);
  expect(hub.issues).toMatchObject([
    {
      body: "<!-- devops-platform issue drill -->\nIt broke off.\n\nhttps://github.com/acme/platform/actions/runs/7\n",
    },
  ]);
});

test("a commit is marked as its review says of itself", async () => {
  const status = { state: "failure", description: "1 exposed; +12.40 USD a month" };
  const words = ["status", "--context", "review", "--commit", COMMIT, "--review"];
  const review = file("r.json", JSON.stringify({ status }));
  const { code, stderr } = await github([...words, review]);
  await github([...words, review, "--state", "error"]);

  expect(code, stderr).toBe(0);
  expect(hub.statuses).toMatchObject([
    { sha: COMMIT, ...status },
    { sha: COMMIT, ...status, state: "error" },
  ]);
});

const review = (digest: string) =>
  file("review.json", JSON.stringify({ environments: [{ name: "dev", digest, empty: false }] }));

function mergedWith(digest: string): void {
  const base = { ref: "main", repo: { default_branch: "main" } };
  const merged_at = "2026-03-02T08:00:00Z";
  hub.pulls.set(COMMIT, [{ number: 12, merged_at, merge_commit_sha: COMMIT, base }]);
  const marker = `<!-- devops-platform review ${JSON.stringify({ dev: digest })} -->`;
  hub.write("comments", {
    on: 12,
    body: `<!-- devops-platform comment review -->\nx\n${marker}\n\n${headMarker(COMMIT)}\n`,
  });
}

test("a plan as it was reviewed goes on, and the pull request is printed", async () => {
  mergedWith(DIGEST);
  const { code, stdout } = await github(["reviewed", review(DIGEST), "--commit", COMMIT]);

  expect(code).toBe(0);
  expect(stdout).toMatch(/^Reviewed in #12: https:.*\n {2}dev {2}as it was reviewed\n$/);
});

test("another plan ends with 8 and says where both reviews are", async () => {
  mergedWith("2".repeat(64));
  const words = ["reviewed", review(DIGEST), "--commit", COMMIT];
  const refused = await github(words);
  const allowed = await github([...words, "--allow-unreviewed", "the bucket is empty"]);

  expect(refused.code).toBe(8);
  expect(refused.stderr).toContain("planned for dev is not what #12 was reviewed for");
  expect(refused.stderr).toMatch(/Reviewed: https:.*\n\s*Now: .*review\.json/);
  expect(allowed.code).toBe(0);
  expect(allowed.stderr).toContain("It goes on all the same: the bucket is empty");
});

test("a file that is no review is said", async () => {
  const { code, stderr } = await github(["reviewed", file("x.json", "{}"), "--commit", COMMIT]);

  expect(code).toBe(2);
  expect(stderr).toContain("x.json is no review with digests");
});

test("a summary is added to the job's, and printed elsewhere", async () => {
  const [words, target] = [
    ["summary", file("review.md", "All fine.")],
    file("summary", "First.\n"),
  ];
  const added = await github(words, { GITHUB_STEP_SUMMARY: target });
  const printed = await github(words, { GITHUB_STEP_SUMMARY: undefined });

  expect([added.stdout, readFileSync(target, "utf8")]).toEqual(["", "First.\nAll fine.\n"]);
  expect(printed.stdout).toBe("All fine.\n");
});
