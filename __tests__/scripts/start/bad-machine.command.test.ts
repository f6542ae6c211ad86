import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Project } from "../../support/project";
import { smallApp } from "../../support/small-app";

let project: Project;
beforeAll(() => {
  project = new Project();
  project.write("main.ts", smallApp(["one"]));
  program("terraform", 'echo \'{"terraform_version":"1.11.4"}\'');
});
afterAll(() => project.remove());

/** A program that is found on the PATH of these tests and of no other. */
function program(name: string, text: string): void {
  project.write(`programs/${name}`, `#!/bin/sh\n${text}\n`);
  chmodSync(join(project.root, "programs", name), 0o755);
}

const platform = (PATH: string, ...argv: string[]) =>
  project.run(["bin/devops-platform.mjs", ...argv], { env: { PATH } });
const withTerraform = () => join(project.root, "programs");

describe.each([["start"], ["prove", "dev"]])("%s", (...argv) => {
  test("says that Terraform is missing before it does anything else", async () => {
    const { code, stdout, stderr } = await platform("/nonexistent", ...argv);
    expect(stderr).toMatch(/^error: Terraform is needed to .*, but "terraform" was not found$/m);
    expect([code, stdout]).toEqual([4, ""]);
    expect(project.has(".cache/emulator")).toBe(false);
  });

  test("says that Python is missing, and where to get it", async () => {
    const { code, stderr } = await platform(withTerraform(), ...argv);
    expect(stderr).toMatch(/^error: Python 3\.11 or newer is needed .*no python3 was found$/m);
    expect(stderr).toContain("https://www.python.org/downloads/");
    expect(code).toBe(4);
  });
});

describe("doctor", () => {
  test("finds what is missing, and goes on looking", async () => {
    const { code, stdout } = await platform("/nonexistent", "doctor", "--json");
    const found = JSON.parse(stdout) as { check: string; status: string }[];
    expect(found.map(({ check, status }) => `${check}: ${status}`)).toEqual(
      expect.arrayContaining([
        "Node: ok",
        "Terraform: problem",
        "Python: warning",
        "emulator: not checked",
      ]),
    );
    expect(code).toBe(4);
  });

  test("finds a configuration that cannot be read, and looks at the machine all the same", async () => {
    project.write("broken/cdktf.json", "{}");
    const { code, stdout } = await platform(
      withTerraform(),
      ...["doctor", "dev", "--json", "--app", "broken"],
    );
    const found = JSON.parse(stdout) as { check: string; status: string; says: string }[];
    expect(found.find(({ check }) => check === "Terraform")?.status).toBe("ok");
    expect(found.at(-1)).toMatchObject({ check: "configuration", status: "problem" });
    expect(code).not.toBe(0);
  });
});
