import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Project } from "../support/project";
import { smallApp, synthesizedOnce } from "../support/small-app";

let project: Project;
beforeEach(async () => {
  project = await synthesizedOnce(["one", "two"]);
});
afterEach(() => project.remove());

/** Starts an app that says when it is in the middle of its work, and stays there a moment. */
async function startSlowApp() {
  const pause = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);";
  project.write(
    "main.ts",
    smallApp(["other"], `require("node:fs").writeFileSync("started", ""); ${pause}`),
  );
  const running = project.start(["scripts/app.mjs"]);
  while (!project.has("started")) await setTimeout(10);
  return running;
}

describe("the last good output stays as it is", () => {
  test("when the app throws", async () => {
    const before = project.tree("cdktf.out");
    project.write("main.ts", smallApp(["other"], 'app.synth(); throw new Error("no luck");'));
    const { code, stderr } = await project.run(["scripts/app.mjs"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: no luck$/m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(project.tree("cdktf.out")).toEqual(before);
  });

  test("when a construct reports an error, also when CDKTF's command line would go on", async () => {
    const before = project.tree("cdktf.out");
    const report = 'require("cdktf").Annotations.of(app.node.children[0]).addError("not so");';
    project.write("main.ts", smallApp(["other"], report));
    const { code, stderr } = await project.run(["scripts/app.mjs"], {
      env: { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: "true" },
    });
    expect(code).toBe(1);
    expect(stderr).toContain("not so");
    expect(project.tree("cdktf.out")).toEqual(before);
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("when %s interrupts it, and nothing is left behind", async (signal, expected) => {
    const before = project.tree("cdktf.out");
    const running = await startSlowApp();
    running.kill(signal);
    const { code } = await running.result;
    expect(code).toBe(expected);
    expect(project.tree("cdktf.out")).toEqual(before);
    expect(readdirSync(join(project.root, "cdktf.out")).sort()).toEqual([
      "manifest.json",
      "stacks",
    ]);
  });

  test("when it is killed, and the next run tidies up", async () => {
    const before = project.tree("cdktf.out");
    const running = await startSlowApp();
    running.kill("SIGKILL");
    expect((await running.result).code).toBe("SIGKILL");
    project.write("main.ts", smallApp(["one", "two"]));
    expect((await project.run(["scripts/app.mjs"])).code).toBe(0);
    expect(project.tree("cdktf.out")).toEqual(before);
    expect(readdirSync(join(project.root, "cdktf.out")).sort()).toEqual([
      "manifest.json",
      "stacks",
    ]);
  });

  test("when the app never synthesizes", async () => {
    const before = project.tree("cdktf.out");
    project.write("main.ts", "export const nothing = 1;");
    const { code, stderr } = await project.run(["scripts/app.mjs"]);
    expect(code).toBe(1);
    expect(stderr).toContain("app.synth()");
    expect(project.tree("cdktf.out")).toEqual(before);
  });
});

describe("a new output", () => {
  test("takes the place of stacks that are gone, but not of Terraform's own files", async () => {
    project.write("cdktf.out/stacks/one/.terraform.lock.hcl", "locked");
    project.write("cdktf.out/stacks/two/.terraform/modules.json", "{}");
    project.write("main.ts", smallApp(["one"]));
    await project.run(["scripts/app.mjs"]);
    expect(Object.keys(project.tree("cdktf.out"))).toEqual([
      "manifest.json",
      "stacks/one/.terraform.lock.hcl",
      "stacks/one/cdk.tf.json",
      "stacks/two/.terraform/modules.json",
    ]);
  });

  test("does not touch files that stay the same", async () => {
    const file = join(project.root, "cdktf.out/stacks/one/cdk.tf.json");
    const before = statSync(file).ino;
    project.write("main.ts", smallApp(["one", "three"]));
    await project.run(["scripts/app.mjs"]);
    expect(project.has("cdktf.out/stacks/three/cdk.tf.json")).toBe(true);
    expect(statSync(file).ino).toBe(before);
  });

  test("drops an asset that is no longer used", async () => {
    const asset = (name: string) =>
      `new (require("cdktf").TerraformAsset)(app.node.children[0], "asset", { path: "${name}" });`;
    for (const name of ["package.json", "tsconfig.json"]) {
      project.write("main.ts", smallApp(["one"], asset(name)));
      await project.run(["scripts/app.mjs"]);
    }
    const files = Object.keys(project.tree("cdktf.out/stacks/one"));
    expect(files.filter((file) => file.startsWith("assets/"))).toEqual([
      expect.stringMatching(/tsconfig\.json$/),
    ]);
  });

  test("in HCL replaces the JSON, which Terraform would read beside it", async () => {
    await project.run(["scripts/app.mjs"], { env: { SYNTH_HCL_OUTPUT: "true" } });
    expect(Object.keys(project.tree("cdktf.out/stacks/one"))).toEqual(["cdk.tf", "metadata.json"]);
  });
});
