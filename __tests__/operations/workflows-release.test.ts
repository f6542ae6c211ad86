import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Delivered } from "../support/delivered-platform";
import { pointer } from "../support/released";
import { describeTerraform } from "../support/tier";
import { expectNoFailure, failuresOf, jobsOf, resultsOf } from "../support/workflow-runner/told";

const SMOKE_TEST = 'npx devops-platform smoke-test "$ENVIRONMENT"';

/** Images are pushed in name. */
describeTerraform("an image on its way through release-app", () => {
  let platform: Delivered;
  let before: string;
  let first: string;

  beforeAll(async () => {
    platform = await Delivered.start();
    before = platform.commit("The beginning");
  });
  beforeEach(() => {
    platform.taken.length = 0;
    delete platform.lines[SMOKE_TEST];
  });
  afterAll(() => platform?.stop());

  test("is built, pushed and released, each with a role of its own", async () => {
    platform.project.write("application/backend/server.mjs", "one");
    platform.commit("Serve one");
    const run = await pushed();
    first = (await pointer(platform.account)) ?? "";

    expectNoFailure(run);
    expect(jobsOf(run)).toEqual([
      "what to release",
      "test",
      "build backend",
      "release backend to dev",
    ]);
    expect(platform.roles()).toEqual(["acme-shared-images", "acme-dev-deploy"]);
    expect(first).toMatch(/^sha256:(?!0{64})/);
    await platform.expectPermitted();
    before = head();
  });

  test("goes back to what ran before where users are not served", async () => {
    platform.project.write("application/backend/server.mjs", "two");
    platform.commit("Serve two");
    platform.lines[SMOKE_TEST] = () => {
      throw new Error("no answer");
    };
    const run = await pushed();

    expect(failuresOf(run)).toEqual([expect.stringContaining("Smoke test")]);
    expect(await pointer(platform.account)).toBe(first);
    await platform.expectPermitted();
  });

  test("that did not change is not built", async () => {
    before = head();
    platform.project.write("docs/new.md", "words");
    platform.commit("Say more");
    const run = await pushed();

    expect(resultsOf(run)).toMatchObject({
      ...{ affected: "success", test: "skipped" },
      ...{ build: "skipped", release: "skipped" },
    });
  });

  const head = () => platform.git("rev-parse", "HEAD");
  const pushed = () =>
    platform.run("release-app.yml", { name: "push", ref: "refs/heads/main", payload: { before } });
});
