import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Project } from "../support/project";
import { smallApp, synthesizedOnce } from "../support/small-app";

const devFile = "src/envs/dev.ts";
const checked = 'import { loadAll } from "./src/envs";\nloadAll();\n';

let project: Project;
let dev: string;
let lastGood: Record<string, string>;
beforeAll(async () => {
  project = await synthesizedOnce(["one"]);
  project.write("main.ts", checked + smallApp(["other"]));
  dev = project.read(devFile);
  lastGood = project.tree("cdktf.out");
});
afterAll(() => project.remove());

/** Synthesizes with another dev.ts; the output must stay what it was. */
async function synthesizeWith(text: string) {
  project.write(devFile, text);
  const result = await project.run(["scripts/app.mjs"]);
  expect(project.tree("cdktf.out")).toEqual(lastGood);
  return result;
}

function changed(from: string, to: string): string {
  expect(dev).toContain(from);
  return dev.replace(from, to);
}

describe("a wrong configuration exits with 3 and leaves the last good output", () => {
  test("a field that does not exist, with the one that was meant", async () => {
    const { code, stderr } = await synthesizeWith(changed("nat:", "natt:"));
    expect(stderr).toMatch(/error: environment dev has/);
    expect(stderr).toMatch(/networking\.natt .*\n(.*\n)? {4}write: .*\bnat\b/);
    expect(code).toBe(3);
  });

  test("a value of the wrong type, with what was found", async () => {
    const { code, stderr } = await synthesizeWith(changed("storageGiB: 20", 'storageGiB: "20"'));
    expect(stderr).toMatch(/databases\.main\.storageGiB .*\n {4}found: "20"\n {4}write: /);
    expect(code).toBe(3);
  });

  test("a rule between two parts of it, with what would be right", async () => {
    const { code, stderr } = await synthesizeWith(
      changed("connections: { main:", "connections: { mian:"),
    );
    expect(stderr).toMatch(
      /workloads\.api\.connections\.mian .*\n {4}found: .*\n {4}write: .*main/,
    );
    expect(code).toBe(3);
  });

  test("all problems at once", async () => {
    const both = changed("nat:", "natt:").replace("storageGiB: 20", 'storageGiB: "20"');
    const { stderr } = await synthesizeWith(both);
    expect(stderr).toContain("2 problems");
    expect(stderr).toMatch(/databases\.main\.storageGiB.*networking\.natt/s);
  });

  test("a file that throws, with its name", async () => {
    const { code, stderr } = await synthesizeWith(`${dev}\nthrow new Error("half written");\n`);
    expect(stderr).toContain("error: src/envs/dev.ts cannot be loaded: half written");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(3);
  });

  test("a file that does not parse, with the line", async () => {
    const { code, stderr } = await synthesizeWith("export const dev = {\n  name: dev:\n};\n");
    expect(stderr).toMatch(/src\/envs\/dev\.ts:2:\d+: /);
    expect(code).toBe(3);
  });
});

describe("the commands, while an environment cannot be loaded", () => {
  test("explain it when they need it", async () => {
    project.write(devFile, `${dev}\nthrow new Error("half written");\n`);
    const { code, stderr, stdout } = await project.run(["bin/devops-platform.mjs", "env", "list"]);
    expect(stderr).toContain("src/envs/dev.ts cannot be loaded: half written");
    expect(stdout).toBe("");
    expect(code).toBe(3);
  });

  test("still print their help", async () => {
    project.write(devFile, `${dev}\nthrow new Error("half written");\n`);
    const { code, stdout } = await project.run([
      "bin/devops-platform.mjs",
      "env",
      "show",
      "--help",
    ]);
    expect(stdout).toContain("<environment>");
    expect(code).toBe(0);
  });
});
