import type { Style } from "../terminal/style";
import { type LevelName, levelNamed } from "./levels";
import { type Fields, fieldsOf, type LogLine } from "./line";
import { pairsOf } from "./pairs";
import { plainText } from "./plain-text";

/** A line as it is printed, without its line break. */
export type Layout = (line: LogLine) => string;

export interface LayoutProps {
  readonly environment: string;
  /** What the second column may hold: see {@link labelOf}. */
  readonly labels: readonly string[];
  readonly style: Style;
  /** With the day before the time. */
  readonly withDay: boolean;
}

const LEVEL_WIDTH = 5;
const LEVEL_FORMATS = {
  trace: "dim",
  debug: "dim",
  info: "green",
  warn: "yellow",
  error: "red",
  fatal: ["bold", "red"],
} as const satisfies Record<LevelName, unknown>;

const LABEL_FORMATS = [
  "cyan",
  "magenta",
  "blue",
  "yellowBright",
  "cyanBright",
  "magentaBright",
] as const;

/** Who wrote a line: its workload, and the container where that is not the main one. */
export const labelOf = ({
  workload,
  container,
}: Pick<LogLine, "workload" | "container">): string =>
  container === workload || container === "" ? workload : `${workload}/${container}`;

/** Lines for people: time in UTC, workload, level, message, and what else the line tells. */
export function laidOut({ environment, labels, style, withDay }: LayoutProps): Layout {
  const width = Math.max(0, ...labels.map((label) => label.length));
  const workloads = [...new Set(labels.map((label) => label.split("/")[0]))];
  const nameOf = (line: LogLine): string => {
    const format = LABEL_FORMATS[workloads.indexOf(line.workload) % LABEL_FORMATS.length] ?? "cyan";
    return style(format, labelOf(line).padEnd(width));
  };
  const start = withDay ? 0 : "2026-01-31T".length;
  const indent = " ".repeat((withDay ? 24 : 13) + 2 + width + 2);
  return (line) => {
    const fields = fieldsOf(line.text);
    const time = new Date(timeOf(fields) ?? line.timestamp).toISOString().slice(start);
    const head = `${style("dim", time.replace("T", " "))}  ${nameOf(line)}`;
    const body = fields
      ? bodyOf(fields, { environment, service: line.workload }, style)
      : `${levelShown(undefined, style)}  ${plainText(line.text)}`;
    return `${head}  ${body.replaceAll("\n", `\n${indent}`)}`;
  };
}

/** What every line of a workload says, and its column says already. */
type Known = Readonly<Record<"environment" | "service", string>>;

function bodyOf(fields: Fields, known: Known, style: Style): string {
  const { level, time, timestamp, msg, message, ...others } = fields;
  const rest = Object.entries(others).filter(
    ([name, value]) => !(name in known && Reflect.get(known, name) === value),
  );
  const { pairs, stack } = pairsOf({
    ...(msg !== undefined && message !== undefined && { message }),
    ...Object.fromEntries(rest),
  });
  const said = msg ?? message;
  return [
    [
      levelShown(level, style),
      plainText(typeof said === "string" ? said : said === undefined ? "" : JSON.stringify(said)),
      pairs.length === 0 ? "" : style("dim", plainText(pairs.join(" "))),
    ]
      .filter((part) => part !== "")
      .join("  "),
    ...(stack === undefined ? [] : [style("dim", plainText(stack))]),
  ].join("\n");
}

function levelShown(value: unknown, style: Style): string {
  const level = levelNamed(value);
  if (level !== undefined)
    return style([...[LEVEL_FORMATS[level]].flat()], level.toUpperCase().padEnd(LEVEL_WIDTH));
  return " ".repeat(LEVEL_WIDTH);
}

/** The application's own time is nearer to what happened than the log driver's, which is of a whole batch. */
function timeOf(fields: Fields | undefined): number | undefined {
  const told = fields?.time ?? fields?.timestamp;
  if (typeof told !== "string" && typeof told !== "number") return undefined;
  const time = new Date(told).getTime();
  return Number.isNaN(time) ? undefined : time;
}
