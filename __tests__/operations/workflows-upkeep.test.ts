import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { configOf } from "../support/by-hand";
import { runCommand } from "../support/command-line";
import { Delivered } from "../support/delivered-platform";
import { makeEnvironmentWithDatabase } from "../support/environment-with-database";
import { describeTerraform } from "../support/tier";
import { expectNoFailure, failuresOf, jobsOf, resultsOf } from "../support/workflow-runner/told";

const CHECKED = { check: "data", ok: true, rows: {}, newestWrite: null, problems: [] };

describeTerraform("what the workflows do by the clock and by hand", () => {
  let platform: Delivered;

  beforeAll(async () => {
    platform = await Delivered.start();
    platform.commit("The beginning");
  });
  beforeEach(() => {
    platform.taken.length = 0;
    platform.entered.length = 0;
  });
  afterAll(() => platform?.stop());

  test("drift opens one issue, and closes it when it is gone", async () => {
    await byHand("trace");
    const found = await nightly("drift.yml");
    const opened = platform.hub.issues.map(({ state, body }) => ({ state, body }));
    const words = ["deploy", "dev", "--only", "--yes"];
    const repaired = await runCommand(platform.project, platform.account, ...words);
    const gone = await nightly("drift.yml");

    expectNoFailure(found);
    expectNoFailure(gone);
    expect(repaired.code, repaired.stderr).toBe(0);
    expect(opened).toEqual([{ state: "open", body: expect.stringMatching(/by hand|drift/i) }]);
    expect(platform.hub.issues).toMatchObject([{ state: "closed" }]);
    await platform.expectPermitted();
    expect(new Set(platform.roles())).toEqual(new Set(["acme-shared-plan"]));
  });

  test("nothing is destroyed on schedule that nobody asked to be", async () => {
    expect(resultsOf(await nightly("destroy.yml"))).toEqual({
      ...{ affected: "skipped", destroy: "skipped" },
    });
  });

  test("destroying takes the name once more, and a durable environment is refused", async () => {
    const mistyped = await destroy("dve");
    platform.project.edit("src/envs/dev.ts", ...DURABLE);
    platform.project.edit("src/envs/dev.ts", ...ONE_ZONE);
    platform.commit("Keep it");
    const durable = await destroy("dev");
    platform.git("revert", "--no-edit", "HEAD");

    expect(failuresOf(mistyped)).toEqual([expect.stringMatching(/Destroy by hand: .*dve/s)]);
    expect(failuresOf(durable)).toEqual([
      expect.stringMatching(/Destroy by hand: 10 .*is durable/s),
    ]);
    expect((await runCommand(platform.project, platform.account, "outputs", "dev")).code).toBe(0);
  });

  test("destroys a disposable environment on schedule, and keeps its receipt", async () => {
    const run = await nightly("destroy.yml", { DESTROY_ON_FRIDAYS: "true" });

    expectNoFailure(run);
    expect(platform.entered).toEqual(["dev"]);
    await platform.expectPermitted();
    expect(run.artifacts.files("receipt-dev")).toEqual([
      expect.stringMatching(/^acme-dev-.*json$/),
    ]);
    expect((await runCommand(platform.project, platform.account, "outputs", "dev")).code).toBe(1);
  });

  test("what is not there is released nothing, which is no failure", async () => {
    const event = { name: "workflow_dispatch", ref: "refs/heads/main", payload: {} } as const;
    const run = await platform.run("release-app.yml", event);
    const release = run.jobs.find(({ job }) => job === "release");

    expectNoFailure(run);
    expect(release?.steps.map(({ stderr }) => stderr).join("")).toContain("dev is not deployed");
    expect(release?.steps.at(-1)?.result).toBe("skipped");
  });

  test("drills a restore of what is durable, with the report in an issue", async () => {
    platform.project.edit("src/envs/dev.ts", ...DURABLE);
    platform.project.edit("src/envs/dev.ts", ...ONE_ZONE);
    platform.commit("Keep it");
    const made = await makeEnvironmentWithDatabase(platform.account);
    await made.checkEndsWith(0);
    platform.between.decide(({ operation }) =>
      operation === "GetLogEvents"
        ? { answer: () => ({ events: [{ timestamp: 1, message: JSON.stringify(CHECKED) }] }) }
        : "pass",
    );
    const run = await nightly("restore-drill.yml");

    expectNoFailure(run);
    expect(jobsOf(run)).toContain("drill dev");
    await platform.expectPermitted();
    expect(run.artifacts.files("drill-dev")).toContain("drill.md");
    expect(platform.hub.issues.at(-1)).toMatchObject({
      title: "Restore drill of dev",
      state: "closed",
      body: expect.stringContaining("**Passed.**"),
    });
  });

  const nightly = (file: string, vars = {}) =>
    platform.run(file, { name: "schedule", ref: "refs/heads/main", payload: {} }, vars);

  const destroy = (confirm: string) =>
    platform.run("destroy.yml", {
      ...{ name: "workflow_dispatch", ref: "refs/heads/main", payload: {} },
      inputs: { environment: "dev", confirm },
    });

  const byHand = (Value: string) =>
    new SSMClient(configOf(platform.account)).send(
      new PutParameterCommand({ Name: "/acme/dev/settings/log-level", Value, Overwrite: true }),
    );
});

const DURABLE = ['lifecycle: "disposable"', 'lifecycle: "durable"'] as const;
const ONE_ZONE = [
  'zones: ["eu-west-1a"]',
  'zones: { value: ["eu-west-1a"], reason: "to be kept for a moment" }',
] as const;
