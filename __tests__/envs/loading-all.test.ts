import { expect, it } from "vitest";
import { loadAllOf } from "../../src/envs/loading/load-all";
import { ConfigurationError } from "../../src/problem";
import { environmentLiteral, platformLiteral } from "../support/literals";

function problemsOf(...literals: readonly object[]) {
  try {
    loadAllOf(platformLiteral(), literals);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(({ path }) => path);
    throw error;
  }
}

it("reports the problems of all environments at once, each with whose it is", () => {
  const one = environmentLiteral({ name: "one", region: "Ireland" });
  const two = environmentLiteral({ name: "two", lifecycle: "forever" });
  expect(problemsOf(one, two)).toEqual(["environment one: region", "environment two: lifecycle"]);
});

it("speaks of one environment alone when only that is wrong", () => {
  const wrong = environmentLiteral({ name: "one", region: "Ireland" });
  expect(problemsOf(wrong, environmentLiteral({ name: "two" }))).toEqual(["region"]);
});

it("refuses two environments of one name, which would share a state", () => {
  expect(problemsOf(environmentLiteral(), environmentLiteral())).toEqual(["name"]);
  expect(problemsOf(environmentLiteral(), environmentLiteral({ name: "other" }))).toEqual([]);
});
