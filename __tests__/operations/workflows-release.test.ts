import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Delivered } from "../support/delivered-platform";
import { pointer, pushImage } from "../support/released";
import { describeTerraform } from "../support/tier";
import { failuresOf, jobsOf, resultsOf } from "../support/workflow-runner/told";

const BUILD = 'npx devops-platform build-and-push "$IMAGE"';
const SMOKE_TEST = 'npx devops-platform smoke-test "$ENVIRONMENT"';

/** Images are pushed in name: a real build takes minutes, and is tried with the other images. */
describeTerraform("an image on its way through release-app", () => {
  let platform: Delivered;
  let before: string;
  let first: string;

  beforeAll(async () => {
    platform = await Delivered.start();
    before = platform.commit("The beginning");
    platform.lines[BUILD] = async () => {
      await pushImage(platform.account, head().slice(0, 12));
    };
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

    expect(failuresOf(run)).toEqual([]);
    expect(jobsOf(run)).toEqual([
      "what to release",
      "test",
      "build backend",
      "release backend to dev",
    ]);
    expect(platform.roles()).toEqual(["acme-shared-images", "acme-dev-deploy"]);
    expect(first).toMatch(/^sha256:(?!0{64})/);
    expect(await platform.refused()).toEqual([]);
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
    expect(await platform.refused()).toEqual([]);
  });

  test("that did not change is not built", async () => {
    before = platform.commit("Nothing of it");
    platform.project.edit("src/envs/dev.ts", '"log-level": "debug"', '"log-level": "info"');
    platform.project.write("application/backend/Dockerfile.dockerignore", "**\n");
    before = platform.commit("Leave everything out of the image");
    platform.project.write("docs/new.md", "words");
    platform.commit("Say more");
    const run = await pushed();

    expect(resultsOf(run)).toEqual({
      ...{ affected: "success", test: "skipped" },
      ...{ build: "skipped", release: "skipped" },
    });
  });

  const head = () => platform.git("rev-parse", "HEAD");
  const pushed = () =>
    platform.run("release-app.yml", { name: "push", ref: "refs/heads/main", payload: { before } });
});
