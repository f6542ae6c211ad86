import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { everyCommand, programOf } from "../../scripts/cli";
import { projectRoot } from "../support/apps";
import { steps } from "../support/workflow-runner/all";

/** What else may run: the whole of CI, and the end of a job that cannot say more. */
const BESIDES = ['sudo -E env "PATH=$PATH" .ci/run', "exit 1"];

const scripts = Object.keys(
  JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")).scripts as object,
);

/** What the variables of steps may hold. */
const VALUES: Readonly<Record<string, string>> = {
  ENVIRONMENT: "dev",
  CONFIRM: "dev",
  IMAGE: "backend",
  OUTCOME: "success",
  BEFORE: "0".repeat(40),
  PATH: "/usr/bin",
  REASON: "because",
};

const lines = steps.flatMap(([where, { run = "" }]) =>
  run
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => [`${where}: ${line}`, line] as const),
);

describe.each(lines)("%s", (_, line) => {
  const [program, second = "", ...words] = wordsOf(line);

  test("is a command of this repository, which runs on a laptop too", async () => {
    if (BESIDES.includes(line)) return;
    if (program === "npm" && second === "ci") return;
    if (program === "npm") return expect(scripts).toContain(words[0]);
    expect([program, second]).toEqual(["npx", "devops-platform"]);
    await expect(parsed(words)).resolves.toBeUndefined();
  });
});

test("what a line reads beside commands is there", () => {
  const files = lines.flatMap(([, line]) => [...line.matchAll(/\.github\/\S+/g)].map(String));
  expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
});

/** As the shell splits a line, with the variables filled in; what goes into a file is not the command's. */
function wordsOf(line: string): string[] {
  const [command = ""] = line.split(" > ");
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = ""]) =>
    (quoted ?? plain).replaceAll(/\$(\w+)/g, (_, name: string) => {
      const value = VALUES[name];
      if (value === undefined) throw new Error(`nothing is known of $${name}`);
      return value;
    }),
  );
}

/** Fails where the command line does not take these words. */
async function parsed(words: readonly string[]): Promise<void> {
  const program = await programOf(projectRoot);
  everyCommand(program, (command) => {
    command.configureOutput({ writeErr: () => {}, writeOut: () => {} });
    if (command.commands.length === 0) command.action(() => {});
  });
  await program.parseAsync([...words], { from: "user" });
}
