import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../support/project";

const project = new Project();
const FILE = "cdktf.out/stacks/dev/cdk.tf.json";

/** A command that acts on what is synthesized, and asks AWS nothing. */
const cost = () => project.run(["bin/devops-platform.mjs", "cost", "dev"]);

beforeAll(async () => {
  project.edit("main.ts", "app.synth();", 'console.error("synthesizing");\napp.synth();');
  expect(await cost()).toMatchObject({ code: 0, stderr: expect.stringContaining("synthesizing") });
});
afterAll(() => project.remove());

test("nothing is synthesized again while neither configuration nor output changed", async () => {
  const { code, stdout, stderr } = await cost();

  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stderr).not.toContain("synthesizing");
  expect(stdout).toContain("dev");
});

test("an output that somebody changed is put right before anything acts on it", async () => {
  const before = project.read(FILE);
  project.write(FILE, before.replaceAll("acme-dev", "acme-other"));

  const { code, stderr } = await cost();

  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(project.read(FILE)).toBe(before);
});

test("a changed configuration counts at once", async () => {
  project.edit("src/envs/dev.ts", 'lifecycle: "disposable"', 'lifecycle: "nonsense"');

  const wrong = await cost();
  project.edit("src/envs/dev.ts", 'lifecycle: "nonsense"', 'lifecycle: "disposable"');
  const right = await cost();

  expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining("lifecycle") });
  expect(right.code, right.stderr).toBe(0);
});

test("an output in HCL is none that commands act on", async () => {
  const hcl = await project.run(["bin/devops-platform.mjs", "synth", "--hcl"]);
  expect(hcl.code, hcl.stderr).toBe(0);

  const { code, stderr } = await cost();

  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(project.has(FILE)).toBe(true);
  expect(project.has(FILE.replace(".json", ""))).toBe(false);
});
