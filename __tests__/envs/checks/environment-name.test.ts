import { expect, it } from "vitest";
import { problemsOf } from "../../support/literals";

it.each(["shared", "bootstrap", "bootstrap-eu"])("refuses an environment called %s", (name) => {
  expect(problemsOf({ name })).toEqual([
    {
      path: "name",
      message: "is the name of a stack of the platform itself",
      found: `"${name}"`,
      write: "another name, such as `dev`",
    },
  ]);
});

it.each(["share", "bootstrapped"])("takes an environment called %s", (name) => {
  expect(problemsOf({ name })).toEqual([]);
});
