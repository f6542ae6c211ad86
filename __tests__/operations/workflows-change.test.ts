import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { configOf } from "../support/by-hand";
import { Delivered } from "../support/delivered-platform";
import { POINTER } from "../support/destroying";
import { describeTerraform } from "../support/tier";
import {
  expectNoFailure,
  failuresOf,
  jobsOf,
  resultsOf,
  summaryOf,
} from "../support/workflow-runner/told";

const AFFECTED = "npx devops-platform affected --base HEAD^1 --github-output";
const SYNTH = "npm run synth";
const PLAN_ROLE = "acme-shared-plan";
const DEPLOY_ROLE = "acme-dev-deploy";
const PULL_REQUEST_ROLE = "acme-shared-pull-request";

/** One change after another, each through its pull request, in the order of the tests. */
describeTerraform("a change on its way through the workflows", () => {
  let platform: Delivered;
  let before: string;

  beforeAll(async () => {
    platform = await Delivered.start();
    before = platform.commit("The beginning");
  });
  beforeEach(() => {
    platform.taken.length = 0;
    platform.entered.length = 0;
    platform.onEnvironment = () => {};
    for (const line of [AFFECTED, SYNTH]) delete platform.lines[line];
  });
  afterAll(() => platform?.stop());

  test("is not reviewed where it is not known what it touches, and the review says so", async () => {
    platform.lines[AFFECTED] = () => {
      throw new Error("the configuration is wrong");
    };
    withoutSynth();
    const sha = platform.commit("Break it");
    const run = await pullRequest(sha);

    expect(resultsOf(run)).toMatchObject({ affected: "failure", review: "failure" });
    expect(platform.hub.comments[0]?.body).toMatch(/Not every environment could be planned/);
    expect(platform.hub.statuses.at(-1)).toMatchObject({ sha, state: "failure" });
  });

  test("is planned from the state, and one comment says what it would do", async () => {
    logs("debug", "info");
    const sha = platform.commit("Log less");
    const run = await pullRequest(sha);

    expectNoFailure(run);
    expect(jobsOf(run)).toContain("plan dev");
    expect(platform.roles()).toEqual([PULL_REQUEST_ROLE]);
    expect(platform.hub.comments).toMatchObject([{ on: 12 }]);
    expect(platform.hub.comments[0]?.body).toMatch(
      /^<!-- devops-platform review \{"dev":"\w+"\} -->$/m,
    );
    expect(platform.hub.statuses.at(-1)).toMatchObject({
      ...{ sha, context: "plan review", state: "success" },
    });
    expect(run.artifacts.files("review")).toEqual(["review.html", "review.json"]);
    await platform.expectPermitted();
  });

  test("of a fork is checked, and has no credentials", async () => {
    withoutSynth();
    const run = await pullRequest(platform.commit("Log less"), "stranger/platform");

    expectNoFailure(run);
    expect(jobsOf(run)).toEqual(["check and synth", "test", "what it touches"]);
    expect(platform.taken).toEqual([]);
  });

  test("is applied once merged, exactly as it was reviewed", async () => {
    const run = await merged();

    expectNoFailure(run);
    expect(jobsOf(run)).toEqual(expect.arrayContaining(["plan dev", "review", "deploy dev"]));
    expect(platform.roles()).toEqual([PLAN_ROLE, DEPLOY_ROLE]);
    expect(platform.entered).toEqual(["plan", "dev"]);
    expect(await setting()).toBe("info");
    await platform.expectPermitted();
    before = platform.git("rev-parse", "HEAD");
  });

  test("that touches no environment deploys nothing", async () => {
    platform.project.write("docs/new.md", "words");
    platform.commit("Say more");
    const run = await merged();

    expectNoFailure(run);
    expect(resultsOf(run)).toMatchObject({ plan: "skipped", apply: "skipped" });
    expect(platform.taken).toEqual([]);
    before = platform.git("rev-parse", "HEAD");
  });

  test("that nobody reviewed as it is planned now is not applied", async () => {
    logs("info", "warn");
    platform.commit("Log even less");
    const run = await merged();

    expect(failuresOf(run)).toEqual([
      expect.stringMatching(
        /^review: Whether it is what .*: 8 .*is not what #12 was reviewed for/s,
      ),
    ]);
    expect(platform.entered).toEqual(["plan"]);
    expect(await setting()).toBe("info");
  });

  test("goes on by hand, with a reason, and is said to be stale where something moved since its plan", async () => {
    platform.onEnvironment = async (name) => {
      // Between the plan and the approval.
      if (name === "dev") await releaseTheSameAgain();
    };
    const run = await byHand("The review was of an older state");

    expect(failuresOf(run)).toEqual([expect.stringMatching(/^deploy dev: Apply .*: 8 /s)]);
    expect(summaryOf(run)).toContain('<!-- devops-platform review {"dev":');
    expect(resultsOf(run)).toMatchObject({
      review: "success",
      apply: "failure",
      release: "skipped",
    });
    expect(await setting()).toBe("info");
  });

  /** Once is enough: it takes as long as all the rest of these jobs. */
  const withoutSynth = () => {
    platform.lines[SYNTH] = () => {};
  };

  const pullRequest = (sha: string, from = "acme/platform") =>
    platform.run("pull-request.yml", {
      name: "pull_request",
      ref: "refs/pull/12/merge",
      payload: {
        pull_request: {
          number: 12,
          head: { sha, repo: { full_name: from } },
          user: { login: "octocat" },
        },
      },
    });

  function merged() {
    const sha = platform.git("rev-parse", "HEAD");
    const base = { ref: "main", repo: { default_branch: "main" } };
    const merged_at = "2026-03-02T08:00:00Z";
    platform.hub.pulls.set(sha, [{ number: 12, merged_at, merge_commit_sha: sha, base }]);
    return platform.run("deploy.yml", {
      name: "push",
      ref: "refs/heads/main",
      payload: { before },
    });
  }

  const byHand = (reason: string) =>
    platform.run("deploy.yml", {
      name: "workflow_dispatch",
      ref: "refs/heads/main",
      payload: {},
      inputs: { reason },
    });

  const logs = (from: string, to: string) =>
    platform.project.edit("src/envs/dev.ts", `"log-level": "${from}"`, `"log-level": "${to}"`);

  const ssm = () => new SSMClient(configOf(platform.account));

  const setting = async () =>
    (await ssm().send(new GetParameterCommand({ Name: "/acme/dev/settings/log-level" }))).Parameter
      ?.Value;

  /** A new version of the pointer, for which no task has to start: the emulator starts none. */
  async function releaseTheSameAgain(): Promise<void> {
    const { Parameter } = await ssm().send(new GetParameterCommand({ Name: POINTER }));
    const same = { Name: POINTER, Value: Parameter?.Value, Overwrite: true };
    await ssm().send(new PutParameterCommand(same));
  }
});
