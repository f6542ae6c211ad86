import { seconds } from "../terminal/duration";
import { table } from "../terminal/table";
import { type DrillReport, shortcomings } from "./report";

/** A drill as a page of Markdown, which a terminal shows as well. */
export function reportInWords(report: DrillReport): string {
  const { environment, database, started, moment, from, checked } = report;
  const missed = shortcomings(report);
  return [
    `# Restore drill of ${database} in ${environment}, ${started.slice(0, 10)}`,
    "",
    missed.length === 0 ? "**Passed.**" : "**Not passed.**",
    ...missed.map((one) => `- ${one}`),
    "",
    markdown([
      ["", "measured", "allowed"],
      ["Age of the data", `${report.dataAgeMinutes} min`, minutes(report.objectives.rpoMinutes)],
      [
        "Until it was back and checked",
        duration(report.totalSeconds),
        minutes(report.objectives.rtoMinutes),
      ],
      ["of it the restore", duration(report.restoreSeconds), ""],
    ]),
    "",
    `Restored from ${from}: the data of ${moment}, as ${report.instance}, ${report.removed ? "which is removed" : "WHICH IS STILL THERE"}.`,
    ...(checked
      ? [
          `Checked by the task ${checked.task}. Newest write: ${checked.newestWrite ?? "not known"}.`,
          "",
          markdown([["Table", "Rows"], ...rowsOf(checked.rows)]),
        ]
      : []),
    "",
    `Run by ${report.who}, ${started} to ${report.finished}.`,
  ].join("\n");
}

const rowsOf = (rows: Readonly<Record<string, number>> = {}): string[][] =>
  Object.entries(rows).map(([name, count]) => [name, String(count)]);

const minutes = (allowed: number | undefined): string =>
  allowed === undefined ? "nothing is promised" : `${allowed} min`;

const duration = (value: number | undefined): string =>
  value === undefined ? "never" : seconds(value);

function markdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = table(rows.map((row) => row.map((cell) => `| ${cell}`))).split("\n");
  const columns = rows[0]?.length ?? 0;
  return [head, `|${" --- |".repeat(columns)}`, ...body]
    .map((line) => closed(String(line)))
    .join("\n");
}

const closed = (line: string): string => (line.endsWith("|") ? line : `${line} |`);
