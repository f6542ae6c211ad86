import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../../support/project";
import { smallApp } from "../../support/small-app";

let project: Project;
beforeAll(() => {
  project = new Project();
  project.write("main.ts", smallApp(["one"]));
});
afterAll(() => project.remove());

const platform = (...argv: string[]) => project.run(["bin/devops-platform.mjs", ...argv]);
const names = "dev      disposable  main  eu-west-1";

test("several first starts at once do not hurt each other", async () => {
  const results = await Promise.all([1, 2, 3].map(() => platform("env", "list")));
  expect(results.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ""],
    [0, ""],
    [0, ""],
  ]);
  for (const { stdout } of results) expect(stdout).toContain(names);
});

test("a start after a source has changed runs what it says now", async () => {
  await platform("env", "show", "dev");
  project.edit("src/envs/dev.ts", '"log-level": "debug"', '"log-level": "changed"');
  const { stdout } = await platform("env", "show", "dev");
  expect(stdout).toContain("log-level: changed");
});

test("what is half-written in the cache is not run", async () => {
  await platform("env", "list");
  for (const file of readdirSync(join(project.root, ".cache", "bundles")))
    project.write(`.cache/bundles/${file}`, "{");
  const { code, stdout, stderr } = await platform("env", "list");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(names);
});

test("after a build the first command has nothing left to prepare", async () => {
  const built = await project.run(["bin/run.mjs", "scripts/build.ts"]);
  expect([built.code, built.stdout]).toEqual([0, ""]);
  const before = bundles();
  expect((await platform("synth")).code).toBe(0);
  expect(bundles()).toEqual(before);
});

/** Without what V8 adds when something has run. */
function bundles(): Record<string, string> {
  const all = Object.entries(project.tree(".cache/bundles"));
  return Object.fromEntries(all.filter(([name]) => !name.endsWith(".compiled")));
}

test("--app names another app, from wherever it is called", async () => {
  project.write("other/cdktf.json", "{}");
  project.write("other/main.ts", smallApp(["elsewhere"]));
  const { stdout } = await project.run(["../bin/devops-platform.mjs", "synth", "--app=../other"], {
    cwd: "src",
  });
  expect(stdout).toContain("elsewhere  0 resources");
});

test("--app of a folder without an app is wrong usage", async () => {
  const { code, stderr } = await platform("--app", "docs", "synth");
  expect(stderr).toMatch(/^error: there is no app in .*docs: it has no cdktf\.json$/m);
  expect(code).toBe(2);
});
