import { expect, test } from "vitest";
import { CommandError } from "../../scripts/lib/errors.mjs";
import { explain } from "../../scripts/lib/report.mjs";
import { ConfigurationError } from "../../src/problem";

test("a foreseen failure shows the cause and what to do next", () => {
  const cause = new Error("no such file");
  const error = new CommandError("the plan is gone", { hint: "Run plan again.", cause });
  expect(explain(error)).toBe(
    "error: the plan is gone\ncause: no such file\n       Run plan again.",
  );
});

test("an unforeseen failure says how to see where it comes from", () => {
  expect(explain(new TypeError("x is undefined"))).toMatch(/^error: x is undefined\n.*--debug/);
});

test("every problem of a configuration has its own paragraph", () => {
  const error = new ConfigurationError("environment dev", [
    { path: "region", message: "is not a region", found: '"mars"', write: "`eu-west-1`" },
    { path: "account", message: "is not declared", found: '"x"', write: "main" },
  ]);
  expect(explain(error)).toBe(
    [
      "error: environment dev has 2 problems",
      '  region is not a region\n    found: "mars"\n    write: `eu-west-1`',
      '  account is not declared\n    found: "x"\n    write: main',
    ].join("\n\n"),
  );
});
