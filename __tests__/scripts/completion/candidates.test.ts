import { Argument, Command, Option } from "commander";
import { expect, test } from "vitest";
import { candidates } from "../../../scripts/completion/candidates";

const program = new Command("devops-platform")
  .option("--app <folder>", "another app")
  .addCommand(
    new Command("logs")
      .argument("<environment>")
      .argument("[service...]")
      .option("-f, --follow", "go on")
      .addOption(new Option("-l, --level <level>", "at least").choices(["info", "warn"]))
      .option("--from <environment>", "another one"),
  )
  .addCommand(
    new Command("secrets")
      .addCommand(new Command("list").description("names"))
      .addCommand(new Command("set").argument("<environment>").argument("<secret>")),
  )
  .addCommand(new Command("completion").addArgument(new Argument("<shell>").choices(["bash"])))
  .addCommand(new Command("hidden"), { hidden: true });

const names = async (kind: string, before: readonly string[]) =>
  kind === "environment" ? ["dev", "prod"] : [`${kind} of ${before[0]}`];

const after = async (...words: string[]) =>
  (await candidates(program, words, names)).map(({ word }) => word);

test.each([
  [["s"], ["secrets"]],
  [
    ["secrets", ""],
    ["list", "set", "help"],
  ],
  [
    ["logs", ""],
    ["dev", "prod"],
  ],
  [["logs", "d"], ["dev"]],
  [["logs", "dev", ""], ["service of dev"]],
  [["logs", "dev", "api", ""], ["service of dev"]],
  [["secrets", "set", "dev", ""], ["secret of dev"]],
  [["secrets", "set", "dev", "one", ""], []],
  [["completion", ""], ["bash"]],
  [["hid"], []],
])("after %j come commands and names: %j", async (words, expected) => {
  expect(await after(...words)).toEqual(expected);
});

test.each([
  [
    ["logs", "--f"],
    ["--follow", "--from"],
  ],
  [
    ["logs", "dev", "--level", ""],
    ["info", "warn"],
  ],
  [["logs", "-l", "w"], ["warn"]],
  [["logs", "--from", "p"], ["prod"]],
  [
    ["logs", "--follow", ""],
    ["dev", "prod"],
  ],
  [
    ["--app", "folder", "logs", ""],
    ["dev", "prod"],
  ],
  [["logs", "dev", "--a"], ["--app"]],
  [["logs", "--app", "x"], [":files"]],
])("options and their values: after %j come %j", async (words, expected) => {
  expect(await after(...words)).toEqual(expected);
});

test("a candidate bears the description of the help", async () => {
  expect(await candidates(program, ["secrets", "l"], names)).toEqual([
    { word: "list", description: "names" },
  ]);
});
