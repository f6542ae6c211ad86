import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "../../support/project";

let project: Project;
let evaluated: string;
beforeAll(async () => {
  project = new Project();
  evaluated = (await project.run(["bin/devops-platform.mjs", "completion", "bash"])).stdout;
});
afterAll(() => project.remove());

/** What bash offers at the end of a command line; the last word may be empty. */
async function offered(...words: string[]): Promise<string[]> {
  const script = `${evaluated}
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_devops_platform
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await promisify(execFile)(
    "bash",
    ["-c", script, "bash", "devops-platform", ...words],
    { cwd: project.root },
  );
  expect(stderr).toBe("");
  return stdout.split("\n").filter(Boolean);
}

test.concurrent.each([
  [
    ["secrets", "r"],
    ["rotate", "restore", "restart"],
  ],
  [
    ["logs", ""],
    ["dev", "staging", "prod"],
  ],
  [["logs", "dev", ""], ["api"]],
  [["secrets", "rotate", "dev", ""], ["session-key"]],
  [["deploy-app", "--f"], ["--from"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
  [["secrets", "rotate", "nowhere", ""], []],
  [["--app", "cdktf.j"], ["cdktf.json"]],
])("after %j bash offers %j", async (words, expected) => {
  expect(await offered(...words)).toEqual(expected);
});

test("a folder with a quote in its name is no trouble", async () => {
  project.write("it's here/cdktf.json", "{}");
  expect(await offered("--app", "it's")).toEqual(["it's here"]);
});

test("an unknown shell is wrong usage", async () => {
  const { code, stderr } = await project.run(["bin/devops-platform.mjs", "completion", "tcsh"]);
  expect(stderr).toContain("Allowed choices are bash, zsh, fish.");
  expect(code).toBe(2);
});
