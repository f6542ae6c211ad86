import { expect, test } from "vitest";
import { workflows } from "../support/workflow-runner/all";
import { type Contexts, filled, holds } from "../support/workflow-runner/expressions";

const jobOf = (file: string, key: string) => {
  const job = workflows[`${file}.yml`]?.jobs[key];
  if (job === undefined) throw new Error(`${file} has no job ${key}`);
  return job;
};

/** Whether a job runs where those before it ended so. */
function begins(file: string, key: string, results: Record<string, string>, more: Contexts = {}) {
  const outputs = { environments: "[{}]", images: "[{}]", planned: "[{}]" };
  const needs = Object.fromEntries(
    Object.entries(results).map(([name, result]) => [name, { result, outputs }]),
  );
  const all = Object.values(results);
  const before = {
    success: all.every((one) => one === "success"),
    failure: all.includes("failure"),
  };
  return holds(jobOf(file, key).if, { github: {}, needs, ...more }, before);
}

test.each([
  ["a push deploys what it touches", { event_name: "push", ref_type: "branch" }, "touched"],
  ["a tag deploys what tags deploy", { event_name: "push", ref_type: "tag" }, "by tag"],
  ["by hand all of main's", { event_name: "workflow_dispatch", ref_type: "branch" }, "by branch"],
])("%s", (_, github, expected) => {
  const steps = {
    all: { outputs: { "on-tag": "by tag", "on-branch": "by branch" } },
    changed: { outputs: { "on-tag": "no", "on-branch": "touched" } },
  };
  const { environments } = jobOf("deploy", "affected").outputs ?? {};
  expect(filled(environments, { github, steps })).toBe(expected);
});

const from = (full_name: string) => ({
  github: {
    repository: "acme/platform",
    event: { pull_request: { head: { repo: { full_name } }, user: { login: "octocat" } } },
  },
});

test("the review of a pull request says so where it is not known what the change touches", () => {
  const broken = { affected: "failure", plan: "skipped" };
  expect(begins("pull-request", "review", broken, from("acme/platform"))).toBe(true);
});

test("a fork is not reviewed", () => {
  const fine = { affected: "success", plan: "skipped" };
  expect(begins("pull-request", "review", fine, from("stranger/platform"))).toBe(false);
});

test("nothing is applied where a plan or the review failed", () => {
  const failed = { affected: "success", plan: "success", review: "failure" };
  expect(begins("deploy", "apply", failed)).toBe(false);
});

test("an image is released where no environment changes, and not where one could not be deployed", () => {
  expect(begins("deploy", "release", { affected: "success", apply: "skipped" })).toBe(true);
  expect(begins("deploy", "release", { affected: "success", apply: "failure" })).toBe(false);
});

test("what fails before a deploy or in it is told, and a release tells of itself", () => {
  const unplanned = {
    ...{ affected: "success", plan: "failure", review: "skipped" },
    ...{ apply: "skipped", release: "skipped" },
  };
  expect(begins("deploy", "tell", unplanned)).toBe(true);
  const unapplied = { ...unplanned, plan: "success", review: "success", apply: "failure" };
  expect(begins("deploy", "tell", unapplied)).toBe(true);
  expect(begins("deploy", "tell", { ...unapplied, apply: "success", release: "failure" })).toBe(
    false,
  );
});

test("a build that failed is told", () => {
  const unbuilt = { affected: "success", test: "success", build: "failure", release: "skipped" };
  expect(begins("release-app", "tell", unbuilt)).toBe(true);
});

test("drift is reported where one environment could not be planned, and that is told", () => {
  const results = { affected: "success", plan: "failure" };
  expect(begins("drift", "report", results)).toBe(true);
  expect(begins("drift", "tell", { ...results, report: "failure" })).toBe(true);
});
