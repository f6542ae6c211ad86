import { ago, UNKNOWN } from "../../status/ago";
import { readOf } from "../../status/reading";
import { serviceRows } from "../../status/rows";
import type { ServiceStatus } from "../../status/services";
import type { Status } from "../../status/status";
import { type EnvironmentView, idOf, type LiveState } from "../state/state";
import { graphed } from "./graphed";
import { type Line, line, type Piece, piece } from "./line";
import { spanBefore, sparkWidth } from "./spans";
import { type TableRow, tableLines, tableWidth } from "./table";

/** From here on a release is told with the beginning of its digest and its age. */
const WIDE = 110;

/** The services of an environment, in the order of the configuration: a line never moves while it is read. */
export function serviceTable(
  view: EnvironmentView,
  status: Status,
  { now, size }: Pick<LiveState, "now" | "size">,
): Line[] {
  const services = readOf(status.services);
  if (!services || services.length === 0) return [];
  const wide = size.columns >= WIDE;
  const rows = (width: number): TableRow[] => [
    { cells: headOf(wide, width) },
    ...services.map((one) => ({
      id: idOf(view.name, one.name),
      cells: rowOf(one, { view, status, now, wide, width }),
    })),
  ];
  const lines = tableLines(rows(sparkWidth(size.columns, tableWidth(rows(0)), 2)));
  return lines.length > 0 ? lines : [line("")];
}

const headOf = (wide: boolean, width: number): Piece[] =>
  [
    "SERVICE",
    "TASKS",
    "START",
    "CPU".padEnd(FIGURE + width),
    "MEMORY",
    "RELEASE",
    ...(wide ? ["SINCE"] : []),
    "ROLLED OUT",
  ].map((title) => piece(title, "dim"));

/** `100%`, and the space before the graph. */
const FIGURE = 5;

interface Drawn {
  readonly view: EnvironmentView;
  readonly status: Status;
  readonly now: number;
  readonly wide: boolean;
  readonly width: number;
}

function rowOf(one: ServiceStatus, { view, status, now, wide, width }: Drawn): Piece[] {
  const [, row] = serviceRows({ ...status, services: [one] }, new Date(now));
  const [name = "", tasks = "", start = "", cpu = "", memory = "", release = "", rollout = ""] =
    row?.cells ?? [];
  const tone = row?.tone === "bad" ? "bad" : "plain";
  const graph = (figure: string, what: string) =>
    graphed(figure.padStart(4), view.series[`${one.name} ${what}`], spanBefore(now), width, 100);
  return [
    ...[name, tasks, start].map((text) => piece(text, tone)),
    piece(graph(cpu, "cpu"), "graph"),
    piece(graph(memory, "memory"), "graph"),
    piece(wide ? release : release.replaceAll(/ \([0-9a-f]+\)/g, ""), tone),
    ...(wide ? [piece(releasedSince(one, status, now), tone)] : []),
    piece(rollout, tone),
  ];
}

function releasedSince(one: ServiceStatus, status: Status, now: number): string {
  const releases = (readOf(status.releases) ?? []).filter(({ image }) =>
    one.images.includes(image),
  );
  const since = releases.flatMap((release) => release.since ?? []).sort();
  const newest = since.at(-1);
  return newest === undefined ? UNKNOWN : `${ago(newest, new Date(now))} ago`;
}
