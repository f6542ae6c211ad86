import type { z } from "zod";
import { type Problem, show } from "../../problem";
import { WRITE } from "../../schema";
import { oneOf } from "../../suggest";
import { concealed } from "./concealed";
import { fieldsAt } from "./known-fields";
import { dotted, type Path, valueAt } from "./paths";

type Issue = z.core.$ZodIssue;

/** A problem with the place in the input that it is about. */
export interface Located {
  readonly problem: Problem;
  readonly path: Path;
  /** Neighbouring fields that a refinement looked at. */
  readonly reads: readonly string[];
}

/** Says a validation library's issue in words that lead a person to the mend. */
export function explain(issue: Issue, schema: z.core.$ZodType, input: unknown): Located[] {
  const located = (path: Path, message: string, write: string): Located => ({
    problem: { path: dotted(path), message, found: shownAt(path, issue, input), write },
    path,
    reads: readsOf(issue),
  });
  const { path } = issue;
  if (issue.message.includes(WRITE)) return [split(path, issue.message, located)];

  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        located([...path, key], "is not a known field", oneOf(key, fieldsAt(schema, path, input))),
      );
    case "invalid_union":
      return explainUnion(issue, schema, input, located);
    case "invalid_key":
      return [split(path, issue.issues[0]?.message ?? "is not a key", located)];
    case "invalid_type":
      return [
        valueAt(input, path) === undefined
          ? located(path, "is missing", described(issue.expected, fieldsAt(schema, path, input)))
          : located(path, `is not ${article(issue.expected)}`, article(issue.expected)),
      ];
    case "invalid_value": {
      const missing = valueAt(input, path) === undefined;
      const message = missing ? "is missing" : "is not a value it takes";
      return [located(path, message, choice(issue.values))];
    }
    case "too_small":
      return [
        located(
          path,
          SIZES[issue.origin]?.small ?? "is too small",
          atLeast(issue.origin, issue.minimum),
        ),
      ];
    case "too_big":
      return [
        located(
          path,
          SIZES[issue.origin]?.big ?? "is too large",
          atMost(issue.origin, issue.maximum),
        ),
      ];
    default:
      return [split(path, issue.message, located)];
  }
}

/** Shows the branch of a union that the input was probably meant for. */
function explainUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  schema: z.core.$ZodType,
  input: unknown,
  located: (path: Path, message: string, write: string) => Located,
): Located[] {
  const { path } = issue;
  if (issue.errors.length === 0) {
    const options = "options" in issue && Array.isArray(issue.options) ? issue.options : [];
    return [located(path, "is not a kind that exists", choice(options))];
  }
  const meant = issue.errors.filter((branch) => !branch.some(isWrongType));
  const [best] = [...meant].sort((a, b) => a.length - b.length);
  if (best)
    return best.flatMap((inner) =>
      explain({ ...inner, path: [...path, ...inner.path] }, schema, input),
    );
  const expected = issue.errors.flatMap((branch) =>
    branch.flatMap((inner) => (inner.code === "invalid_type" ? article(inner.expected) : [])),
  );
  const missing = valueAt(input, path) === undefined;
  return [
    located(
      path,
      missing ? "is missing" : "has the wrong type",
      [...new Set(expected)].join(" or "),
    ),
  ];
}

const isWrongType = (issue: Issue): boolean =>
  issue.code === "invalid_type" && issue.path.length === 0;

function split(
  path: Path,
  text: string,
  located: (path: Path, message: string, write: string) => Located,
): Located {
  const [message = text, write = "something else"] = text.split(WRITE);
  return located(path, message, write);
}

/** A wrong key is shown itself; a value that may be a secret is not. */
function shownAt(path: Path, issue: Issue, input: unknown): string {
  if (issue.code === "invalid_key") return show(path.at(-1));
  const value = valueAt(input, path);
  const choices = issue.code === "invalid_value" || issue.code === "invalid_union";
  return choices ? show(value) : concealed(path, value);
}

function readsOf(issue: Issue): readonly string[] {
  const reads: unknown = issue.code === "custom" ? issue.params?.reads : undefined;
  return Array.isArray(reads) ? reads.filter((key) => typeof key === "string") : [];
}

const NOUNS: Readonly<Record<string, string>> = {
  int: "a whole number",
  array: "a list",
  object: "an object",
  record: "an object with names as keys",
  boolean: "true or false",
  string: "a text in quotes",
};

/** An object is described by its fields, anything else by its type. */
const described = (type: string, fields: readonly string[]): string =>
  fields.length > 0 ? `an object with ${fields.join(", ")}` : article(type);

const article = (type: string): string => NOUNS[type] ?? `a ${type}`;

/** A value that may be left out needs no mention among those to choose from. */
function choice(values: readonly unknown[]): string {
  const shown = values.filter((value) => value !== undefined).map(show);
  return shown.length === 1 ? `${shown[0]}` : `one of ${shown.join(", ")}`;
}

const SIZES: Readonly<Record<string, { readonly small: string; readonly big: string }>> = {
  string: { small: "is too short", big: "is too long" },
  array: { small: "has too few", big: "has too many" },
};

const atLeast = (origin: string, limit: number | bigint): string =>
  origin === "string" ? `${characters(limit)} or more` : `${limit} or more`;

const atMost = (origin: string, limit: number | bigint): string =>
  origin === "string"
    ? `${characters(limit)} or fewer`
    : `${limit} or ${origin === "array" ? "fewer" : "less"}`;

const characters = (limit: number | bigint): string =>
  `${limit} character${Number(limit) === 1 ? "" : "s"}`;
