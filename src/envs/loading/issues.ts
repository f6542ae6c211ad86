import type { z } from "zod";
import { type Problem, show } from "../../problem";
import { WRITE } from "../../schema";
import { oneOf } from "../../suggest";
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
    problem: { path: dotted(path), message, found: show(valueAt(input, path)), write },
    path,
    reads: readsOf(issue),
  });
  const { path } = issue;

  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        located([...path, key], "is not a known field", oneOf(key, fieldsAt(schema, path))),
      );
    case "invalid_union":
      return explainUnion(issue, schema, input, located);
    case "invalid_key":
      return [split(path, issue.issues[0]?.message ?? "is not a key", located)];
    case "invalid_type":
      return [
        valueAt(input, path) === undefined
          ? located(path, "is missing", article(issue.expected))
          : located(path, `is not ${article(issue.expected)}`, article(issue.expected)),
      ];
    case "invalid_value":
      if (issue.message.includes(WRITE)) return [split(path, issue.message, located)];
      return [located(path, "is not a value it takes", choice(issue.values))];
    case "too_small":
      return [located(path, "is too small", `${amount(issue.origin, issue.minimum)} or more`)];
    case "too_big":
      return [located(path, "is too large", `${amount(issue.origin, issue.maximum)} or fewer`)];
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

const article = (type: string): string => NOUNS[type] ?? `a ${type}`;

const choice = (values: readonly unknown[]): string =>
  values.length === 1 ? show(values[0]) : `one of ${values.map(show).join(", ")}`;

function amount(origin: string, limit: number | bigint): string {
  if (origin === "string") return `${limit} characters`;
  return origin === "array" ? `${limit} of them` : `${limit}`;
}
