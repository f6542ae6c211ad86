import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Project } from "../support/project";
import { smallApp } from "../support/small-app";

let project: Project;
beforeAll(() => {
  project = new Project();
  project.write("main.ts", smallApp(["one", "two"]));
});
afterAll(() => project.remove());

const platform = (...argv: string[]) => project.run(["bin/devops-platform.mjs", ...argv]);

describe("wrong usage exits with 2, says what was meant and keeps stdout empty", () => {
  test.each([
    [["synht"], "Did you mean synth?"],
    [["synth", "--hlc"], "--hcl"],
    [["env", "shwo"], "Did you mean show?"],
    [["env", "show"], "missing required argument 'environment'"],
    [["env", "show", "dve"], "Did you mean dev? There are: dev, staging, prod."],
    [["env", "diff", "dev", "production"], "Did you mean prod?"],
  ])("%s", async (argv, expected) => {
    const { code, stdout, stderr } = await platform(...argv);
    expect(stderr).toContain(expected);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});

describe("synth", () => {
  test("writes the app's output and lists the stacks with their files", async () => {
    const { code, stdout } = await platform("synth");
    expect(stdout).toBe(
      "one  0 resources  cdktf.out/stacks/one/cdk.tf.json\n" +
        "two  0 resources  cdktf.out/stacks/two/cdk.tf.json\n",
    );
    expect(code).toBe(0);
    expect(project.has("cdktf.out/stacks/two/cdk.tf.json")).toBe(true);
  });

  test("writes HCL elsewhere when asked to", async () => {
    const { code } = await platform("synth", "--hcl", "--output", "hcl");
    expect(code).toBe(0);
    expect(project.read("hcl/stacks/one/cdk.tf")).toContain('output "name"');
  });

  test("runs the app of the folder it is called in", async () => {
    project.write("examples/small/cdktf.json", '{ "app": "node ../../scripts/app.mjs" }');
    project.write("examples/small/main.ts", smallApp(["small"]));
    const { stdout } = await project.run(["../../bin/devops-platform.mjs", "synth"], {
      cwd: "examples/small",
    });
    expect(stdout).toContain("small");
    expect(project.has("examples/small/cdktf.out/manifest.json")).toBe(true);
  });
});

test("help shows the commands, examples and exit codes", async () => {
  const { code, stdout } = await platform("--help");
  expect(stdout).toMatch(/synth.*env.*Examples:.*Exit codes:/s);
  expect(code).toBe(0);
});

test.each(["synth", "env list", "env show", "env diff", "env schema"])(
  "the help of %s shows how it is called and what its exit codes mean",
  async (command) => {
    const { stdout } = await platform(...command.split(" "), "--help");
    expect(stdout).toMatch(
      new RegExp(`Examples:\\n {2}\\$ devops-platform ${command}.*Exit codes:`, "s"),
    );
  },
);

test("the help of a command that takes an environment names those there are", async () => {
  expect((await platform("env", "show", "--help")).stdout).toContain(
    "Environments: dev, staging, prod",
  );
});

test("the version is the package's", async () => {
  const { version } = JSON.parse(project.read("package.json")) as { version: string };
  expect((await platform("--version")).stdout).toBe(`${version}\n`);
});

test("a program that stops reading ends it quietly", async () => {
  const { code, stderr } = await project.run([
    "-e",
    'require("child_process").execSync("node bin/devops-platform.mjs env schema | head -1", { stdio: ["ignore", "ignore", "inherit"] })',
  ]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test("a stack trace is shown only with --debug, and names the sources", async () => {
  const broken = new Project();
  broken.write("main.ts", 'throw new Error("no luck");\n');
  const plain = await broken.run(["bin/devops-platform.mjs", "synth"]);
  const debug = await broken.run(["bin/devops-platform.mjs", "synth", "--debug"]);
  broken.remove();
  expect(plain.stderr).not.toMatch(/^\s+at /m);
  expect(debug.stderr).toMatch(/^\s+at .*main\.ts:1:/m);
});
