import type { Style } from "../terminal/style";
import { table } from "../terminal/table";
import { changeInWords, driftInWords, lossInWords } from "./change-words";
import type { Counts, PlannedChange, PlanSummary } from "./plan-summary";

/** Existing things that are named one by one; a change of more is read in the full plan. */
const NAMED_AT_MOST = 30;

/** New things are named one by one only where they are few: their number says enough. */
const NEW_NAMED_AT_MOST = 5;

/** A plan's summary as a few lines; `name` is what is planned: `dev`. */
export function inWords(name: string, summary: PlanSummary, style: Style): string {
  const { changes, drift, outputs } = summary;
  const losses = changes.filter(({ loss }) => loss !== undefined);
  const put = drift.filter(({ repaired }) => repaired);
  const blocks = [
    style("bold", `${name}: ${headline(summary)}`),
    ...block(style("red", "Keeps something that would be lost:"), losses.map(lossInWords)),
    ...block("", modulesOf(summary)),
    ...block("", named(changes)),
    ...block("Changed outside of Terraform, and put right by this:", put.map(driftInWords)),
    ...(outputs.length > 0 && changes.length === 0 ? [`  Outputs: ${outputs.join(", ")}`] : []),
  ];
  return blocks.join("\n\n");
}

/** Everything in one line: `2 to create, 1 to change`. */
export function headline({ empty, counts, changes }: PlanSummary): string {
  if (empty) return "nothing to change";
  return changes.length === 0 ? "only outputs change" : countsInWords(counts);
}

const TO_DO: readonly (readonly [keyof Counts, string])[] = [
  ["destroy", "to destroy"],
  ["replace", "to replace"],
  ["forget", "to forget"],
  ["update", "to change"],
  ["create", "to create"],
  ["import", "to import"],
  ["move", "to move"],
];

const countsInWords = (counts: Counts): string =>
  TO_DO.filter(([kind]) => counts[kind] > 0)
    .map(([kind, words]) => `${counts[kind]} ${words}`)
    .join(", ");

function modulesOf({ modules, changes }: PlanSummary): string[] {
  if (changes.length === 0) return [];
  const rows = modules.map(({ module, counts }) => [module, countsInWords(counts)]);
  return table(rows).split("\n");
}

/** Everything that is there already, and what is new where that is little. */
function named(changes: readonly PlannedChange[]): string[] {
  const added = changes.filter((change) => isNew(change));
  const shown = changes.filter(
    (change) => change.loss === undefined && (!isNew(change) || added.length <= NEW_NAMED_AT_MOST),
  );
  const lines = shown.slice(0, NAMED_AT_MOST).map(changeInWords);
  const more = shown.length - NAMED_AT_MOST;
  return more > 0 ? [...lines, `and ${more} more: --full shows them`] : lines;
}

const isNew = ({ action, importedAs }: PlannedChange): boolean =>
  action === "create" && importedAs === undefined;

function block(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const indent = title === "" ? "  " : "    ";
  const indented = lines.map((line) => `${indent}${line.replaceAll("\n", `\n${indent}  `)}`);
  return [[...(title === "" ? [] : [`  ${title}`]), ...indented].join("\n")];
}
