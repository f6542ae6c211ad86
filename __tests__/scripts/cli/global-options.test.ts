import { expect, test } from "vitest";
import { globalOptions } from "../../../scripts/lib/global-options";

test.each([
  [["--app", "examples/one", "plan", "dev"]],
  [["plan", "dev", "--app", "examples/one"]],
  [["plan", "--app=examples/one", "dev"]],
])("%s names the app and leaves the command", (argv) => {
  expect(globalOptions(argv)).toEqual({ words: ["plan", "dev"], app: "examples/one" });
});

test("--debug is no word of the command", () => {
  expect(globalOptions(["plan", "--debug", "dev"])).toEqual({
    words: ["plan", "dev"],
    app: undefined,
  });
});

test("--app without a folder stays, so that the command line refuses it", () => {
  expect(globalOptions(["plan", "--app"]).words).toEqual(["plan", "--app"]);
});

test("what comes after -- is another program's", () => {
  const argv = ["exec", "dev", "api", "--", "serve", "--debug", "--app", "x"];
  expect(globalOptions(argv)).toEqual({ words: argv, app: undefined });
});
