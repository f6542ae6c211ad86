import fc from "fast-check";
import { expect, it } from "vitest";
import { loadEnvironment, loadPlatform } from "../../src/envs/loading/load";
import { ConfigurationError } from "../../src/problem";
import { environmentLiteral, platformLiteral } from "../support/literals";

const platform = loadPlatform(platformLiteral());

/** Loads, or returns the problems; whatever else is thrown fails the property. */
function outcome(literal: unknown) {
  try {
    return loadEnvironment(literal, platform).name;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { path, message, found, write } of error.problems)
      for (const text of [path, message, found, write]) expect(text).not.toBe("");
    return error.problems;
  }
}

/** Every place of a JSON value, as a path. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inner =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, child]) => places(child, [...path, key]))
      : [];
  return [path, ...inner];
}

function put(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const entries = Object.entries(value as object).map(([name, child]) => [
    name,
    name === key ? put(child, rest, replacement) : child,
  ]);
  return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

it("any JSON value gives an environment or problems, never another exception", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => void outcome(value)),
    { numRuns: 300 },
  );
});

it("a valid environment with anything at all in one place gives the same", () => {
  const valid = environmentLiteral();
  fc.assert(
    fc.property(fc.constantFrom(...places(valid)), fc.jsonValue(), (path, replacement) => {
      outcome(put(valid, path, replacement));
    }),
    { numRuns: 400 },
  );
});

it("an unknown key is refused wherever an object has fields", () => {
  const valid = environmentLiteral();
  const key = fc.stringMatching(/^[A-Z][a-z]{3,8}$/);
  const objects = [[], ["networking"], ["databases", "main"], ["workloads", "api"]];
  fc.assert(
    fc.property(fc.constantFrom(...objects), key, (path, name) => {
      const problems = outcome(put(valid, path, { ...(at(valid, path) as object), [name]: 1 }));
      expect(problems).toContainEqual(
        expect.objectContaining({ path: [...path, name].join("."), found: "1" }),
      );
    }),
    { numRuns: 50 },
  );
});

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inner: unknown, key) => Reflect.get(inner as object, key), value);
