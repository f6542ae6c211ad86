import type { Style } from "../terminal/style";
import { wrap } from "../terminal/wrap";
import type { Finding, Status } from "./finding";

const COLOURS = {
  ok: "green",
  warning: "yellow",
  problem: "red",
  "not checked": "dim",
} as const satisfies Record<Status, string>;

const STATUS_WIDTH = "not checked".length;
const NAME_WIDTH = "service-linked roles".length;
const INDENT = STATUS_WIDTH + NAME_WIDTH + 4;

/** One finding: how it is, what was looked at, what was seen; below it what to do. */
export function inWords(finding: Finding, style: Style, columns: number): string {
  const { check, status, says, todo } = finding;
  const width = Math.min(columns, 120) - INDENT;
  const [first = "", ...rest] = wrap(says, width);
  const todos = todo === undefined ? [] : todoLines(todo, width).map((line) => style("bold", line));
  const head = `${style(COLOURS[status], status.padEnd(STATUS_WIDTH))}  ${check.padEnd(NAME_WIDTH)}  ${first}`;
  return [head, ...[...rest, ...todos].map((line) => " ".repeat(INDENT) + line)].join("\n");
}

/** A command stays on one line, to be copied. */
function todoLines(todo: string, width: number): string[] {
  const lines = todo
    .split("\n")
    .flatMap((line) => (line.startsWith("aws ") ? [line] : wrap(line, width - 2)));
  return lines.map((line, index) => `${index === 0 ? "→" : " "} ${line}`);
}

/** The last line: what it all amounts to. */
export function conclusion(findings: readonly Finding[]): string {
  const count = (status: Status) => findings.filter((one) => one.status === status).length;
  const problems = count("problem");
  const warnings = count("warning");
  if (problems === 0 && warnings === 0) return "Everything is as it should be.";
  const parts = [
    ...(problems > 0 ? [`${problems} problem${problems === 1 ? "" : "s"}`] : []),
    ...(warnings > 0 ? [`${warnings} warning${warnings === 1 ? "" : "s"}`] : []),
  ];
  return problems > 0
    ? `${parts.join(", ")}. What to do is said above.`
    : `${parts.join(", ")}, and no problem.`;
}
