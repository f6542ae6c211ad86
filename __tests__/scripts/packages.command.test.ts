import { afterEach, beforeEach, expect, test } from "vitest";
import type { Project } from "../support/project";
import { synthesizedOnce } from "../support/small-app";

const APP = `
import { App, AssetType, TerraformAsset, TerraformOutput, TerraformStack } from "cdktf";
const stack = new TerraformStack(new App(), "zipped");
const asset = new TerraformAsset(stack, "Asset", { path: "src/envs", type: AssetType.ARCHIVE });
new TerraformOutput(stack, "file", { value: asset.fileName });
App.of(stack).synth();
`;

let project: Project;
beforeEach(async () => {
  project = await synthesizedOnce(["one"]);
});
afterEach(() => project.remove());

test("an app may have ZIP assets, which CDKTF makes by running itself", async () => {
  project.write("main.ts", APP);
  const { code, stderr } = await project.run(["scripts/app.mjs"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const files = Object.keys(project.tree("cdktf.out"));
  expect(files).toContainEqual(expect.stringMatching(/assets\/Asset\/\w+\/archive\.zip$/));
});

test("an app writes the same when V8 does not take what it compiled before", async () => {
  const before = project.tree("cdktf.out");
  project.write(".cache/bundles/main.ts.packages.cjs.compiled", "of another version");
  const { code } = await project.run(["scripts/app.mjs"]);
  expect(code).toBe(0);
  expect(project.tree("cdktf.out")).toEqual(before);
});

test("an app loads a package that was not there when its cache was made", async () => {
  project.edit(
    "main.ts",
    "const app",
    'import { z } from "zod";\nz.string().parse("x");\nconst app',
  );
  const { code, stderr } = await project.run(["scripts/app.mjs"]);
  expect([code, stderr]).toEqual([0, ""]);
});
