import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Project } from "../support/project";
import { smallApp } from "../support/small-app";

const moduleFile = "src/modules/secrets/generated-secret/main.tf";

let project: Project;
beforeEach(() => {
  project = new Project();
  project.write("main.ts", smallApp(["one"]));
});
afterEach(() => project.remove());

const synthesize = (env: Record<string, string>) => project.run(["scripts/app.mjs"], { env });

describe("Terraform", () => {
  const without = { PATH: "/nonexistent" };

  test("is not needed while the bindings are current", async () => {
    expect((await synthesize(without)).code).toBe(0);
  });

  test("when it is missing after an HCL module changed: says so and exits with 4", async () => {
    project.write(moduleFile, `${project.read(moduleFile)}\n# changed\n`);
    const { code, stderr } = await synthesize(without);
    expect(stderr).toMatch(/^error: Terraform is needed to .*, but "terraform" was not found$/m);
    expect(stderr).toContain("Install Terraform 1.11 or newer");
    expect(code).toBe(4);
    expect(project.has("cdktf.out")).toBe(false);
  });

  test("when it is too old: says which version it found and exits with 4", async () => {
    project.write(moduleFile, `${project.read(moduleFile)}\n# changed\n`);
    project.write("bin/terraform", '#!/bin/sh\necho \'{"terraform_version":"1.10.5"}\'\n');
    chmodSync(join(project.root, "bin/terraform"), 0o755);
    const { code, stderr } = await synthesize({ PATH: `${join(project.root, "bin")}:/bin` });
    expect(stderr).toMatch(/^error: Terraform 1\.10\.5 is too old: 1\.11\.0 or newer/m);
    expect(code).toBe(4);
  });
});

describe("an output folder that cannot be written exits with 5", () => {
  test("when a file is in its place, which stays", async () => {
    project.write("cdktf.out", "precious");
    const { code, stderr } = await synthesize({});
    expect(stderr).toMatch(/^error: the output folder .*cdktf\.out cannot be written$/m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(5);
    expect(project.read("cdktf.out")).toBe("precious");
  });

  test("when the folder above it cannot hold it", async () => {
    const { code, stderr } = await synthesize({ CDKTF_OUTDIR: "cdktf.json/out" });
    expect(stderr).toContain("cannot be written");
    expect(code).toBe(5);
  });
});

test("packages that are not installed exit with 4 and say how to install them", async () => {
  project.uninstall();
  const { code, stderr } = await project.run(["bin/devops-platform.mjs", "--help"]);
  expect(stderr).toMatch(/^error: the packages of this repository are not installed$/m);
  expect(stderr).toContain("npm ci");
  expect(code).toBe(4);
});

test("the version needs no package, and nothing compiled", async () => {
  project.uninstall();
  const { code, stdout } = await project.run(["bin/devops-platform.mjs", "-V"]);
  expect([code, stdout]).toEqual([0, `${JSON.parse(project.read("package.json")).version}\n`]);
});

test("a disk that is full while the app writes exits with 5 and leaves nothing", async () => {
  const full = `throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });`;
  project.write("main.ts", smallApp(["one"], full));
  const { code, stderr } = await synthesize({});
  expect(stderr).toMatch(/cannot be written\ncause: ENOSPC: no space left/);
  expect(code).toBe(5);
  expect(project.has("cdktf.out/manifest.json")).toBe(false);
});

test("a folder without an app says where it looked", async () => {
  project.write("elsewhere/cdktf.json", "{}");
  const { code, stderr } = await project.run(["../scripts/app.mjs"], { cwd: "elsewhere" });
  expect(stderr).toContain(join(project.root, "elsewhere", "main.ts"));
  expect(code).toBe(1);
});
