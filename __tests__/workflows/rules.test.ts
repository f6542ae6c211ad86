import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../support/apps";
import { jobs, steps, workflows } from "../support/workflow-runner/all";

const folder = join(projectRoot, ".github");
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => /^(workflows|actions)\/.*\.yml$/.test(file))
  .map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);

describe.each(Object.entries(workflows))("the workflow %s", (_, workflow) => {
  test("gives no permission to all of its jobs", () => {
    expect(workflow.permissions).toEqual({});
  });

  test("does not run what a stranger wrote with what strangers may not have", () => {
    const dangerous = ["pull_request_target", "workflow_run", "issue_comment"];
    expect(Object.keys(workflow.on).filter((event) => dangerous.includes(event))).toEqual([]);
  });
});

describe.each(jobs)("the job %s", (_, job) => {
  test("names its permissions", () => {
    expect(job.permissions).toBeDefined();
  });

  test("ends by itself", () => {
    if (job.uses === undefined) expect(job["timeout-minutes"]).toBeLessThanOrEqual(240);
  });

  test("has an identity just where it takes a role", () => {
    const takes = job.steps?.some(({ uses = "" }) => uses.includes("configure-aws-credentials"));
    expect(job.permissions?.["id-token"] === "write").toBe(takes ?? job.uses !== undefined);
  });

  test("installs no package's own scripts where it has an identity, nor keeps a token in the clone", () => {
    const installs = job.steps?.filter(({ run = "" }) => run.startsWith("npm ci")) ?? [];
    if (job.permissions?.["id-token"] === "write")
      for (const { run } of installs) expect(run).toBe("npm ci --ignore-scripts");
    for (const { uses = "", with: inputs } of job.steps ?? [])
      if (uses.startsWith("actions/checkout")) expect(inputs?.["persist-credentials"]).toBe(false);
  });
});

test("a role is taken in the environment of GitHub's that the configuration names beside it", () => {
  const taken = jobs.flatMap(([, { environment, steps = [] }]) =>
    steps
      .filter(({ uses = "" }) => uses.includes("configure-aws-credentials"))
      .map((step) => {
        const name = typeof environment === "object" ? environment.name : environment;
        return `${step.with?.["role-to-assume"]} in ${name}`.replaceAll(/\$\{\{ | \}\}/g, "");
      }),
  );
  expect([...new Set(taken)].sort()).toEqual([
    "matrix.environment.role in matrix.environment.environment",
    "matrix.planRole in matrix.planEnvironment",
    "matrix.pullRequestRole in undefined",
    "matrix.role in images",
    "matrix.role in matrix.environment",
  ]);
});

test("every action is pinned by its commit, with the version beside it", () => {
  const unpinned = texts.flatMap(([file, text]) =>
    [...text.matchAll(/^\s*(?:- )?uses: (.*)/gm)]
      .map(([, uses = ""]) => uses)
      .filter(
        (uses) =>
          !uses.startsWith("./") && !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses),
      )
      .map((uses) => `${file}: ${uses}`),
  );
  expect(unpinned).toEqual([]);
});

test("an action has one version in all workflows", () => {
  const used = texts.flatMap(([, text]) =>
    [...text.matchAll(/\buses: ([\w-]+\/[\w-]+@[0-9a-f]{40})/g)].map(([, uses = ""]) => uses),
  );
  const names = [...new Set(used)].map((uses) => uses.replace(/@.*/, ""));
  expect(names).toEqual([...new Set(names)]);
});

test("Node and Terraform are named in one place", () => {
  const naming = texts.filter(([, text]) => /setup-node|setup-terraform/.test(text));
  expect(naming.map(([file]) => file)).toEqual(["actions/setup/action.yml"]);
});

test("there is one secret, and it is an address to be told at", () => {
  const secrets = texts.flatMap(([, text]) =>
    [...text.matchAll(/secrets\.(\w+)/g)].map(([, name = ""]) => name),
  );
  expect([...new Set(secrets)]).toEqual(["SLACK_WEBHOOK_URL"]);
});

test("nothing that GitHub fills in stands in a shell line", () => {
  const filled = steps.filter(([, { run = "" }]) => run.includes("${{"));
  expect(filled.map(([where]) => where)).toEqual([]);
});

test("no workflow names an environment of the configuration", () => {
  const named = texts.filter(([, text]) => /\b(dev|staging|prod)\b/.test(text));
  expect(named.map(([file]) => file)).toEqual([]);
});

test("what takes roles keeps nothing in a cache", () => {
  expect(texts.filter(([, text]) => /actions\/cache|^\s*cache:/m.test(text))).toEqual([]);
});

test("what applies or destroys waits for its turn in the environment", () => {
  for (const [where, job] of jobs) {
    const applies = job.steps?.some(({ run = "" }) =>
      /devops-platform (deploy|deploy-app|destroy|drill) /.test(run),
    );
    if (applies) expect(job.concurrency, where).toMatchObject({ "cancel-in-progress": false });
  }
});
