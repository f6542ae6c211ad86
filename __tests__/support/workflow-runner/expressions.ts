import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** `github`, `needs`, `matrix` and so on, as an expression sees them. */
export type Contexts = Readonly<Record<string, unknown>>;

/** What came before a step or a job, as `success()` and `failure()` say it. */
export interface Before {
  readonly success: boolean;
  readonly failure: boolean;
}

const STATUS = ["success", "failure", "always", "cancelled"];

/** The value of an expression, without its `${{ }}`: GitHub's own parser and evaluator say it. */
export function evaluate(expression: string, contexts: Contexts, before?: Before): unknown {
  const { tokens } = new Lexer(expression).lex();
  const infos = STATUS.map((name) => ({ name, minArgs: 0, maxArgs: 0 }));
  const tree = new Parser(tokens, Object.keys(contexts), before ? infos : []).parse();
  const answers: Readonly<Record<string, boolean>> = { ...before, always: true, cancelled: false };
  const functions = infos.map((info) => {
    const call = () => new data.BooleanData(answers[info.name] ?? false);
    return [info.name, { ...info, call }] as const;
  });
  const result = new Evaluator(tree, asData(contexts), new Map(functions)).evaluate();
  return JSON.parse(JSON.stringify(result, data.replacer)) as unknown;
}

/** Whether a step or job with this `if` runs. Without a status function `success()` is asked too. */
export function holds(
  condition: string | boolean | undefined,
  contexts: Contexts,
  before: Before,
): boolean {
  const text = String(condition ?? "success()")
    .trim()
    .replace(/^\$\{\{(.*)\}\}$/s, "$1");
  const asks = STATUS.some((name) => new RegExp(`\\b${name}\\s*\\(`).test(text));
  const value = evaluate(asks ? text : `success() && (${text})`, contexts, before);
  return value !== false && value !== null && value !== "" && value !== 0;
}

/** A value of a workflow with its expressions filled in; one that is an expression alone keeps its type. */
export function filled(value: unknown, contexts: Contexts): unknown {
  if (typeof value === "string") return filledText(value, contexts);
  if (Array.isArray(value)) return value.map((one) => filled(one, contexts));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, filled(one, contexts)]),
  );
}

function filledText(text: string, contexts: Contexts): unknown {
  const alone = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(text)?.[1];
  if (alone !== undefined) return evaluate(alone, contexts);
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    asText(evaluate(expression, contexts)),
  );
}

/** As GitHub turns a value into text. */
export const asText = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

const asData = (contexts: Contexts): data.Dictionary =>
  JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
