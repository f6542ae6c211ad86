import type { LoadBalancerStatus } from "../../status/load-balancers";
import { loadBalancerRows } from "../../status/rows";
import type { Status } from "../../status/status";
import type { EnvironmentView, LiveState, SeriesByName } from "../state/state";
import { graphed } from "./graphed";
import { type Line, type Piece, piece } from "./line";
import { spanBefore, sparkWidth } from "./spans";
import type { Series, Span } from "./sparkline";
import { type TableRow, tableLines, tableWidth } from "./table";

/** From here on there is room for the other percentiles too. */
const WIDE = 110;

/** Load balancers, with what became of their requests. */
export function loadBalancerTable(
  view: EnvironmentView,
  status: Status,
  { now, size }: Pick<LiveState, "now" | "size">,
): Line[] {
  if (status.loadBalancers.length === 0) return [];
  const wide = size.columns >= WIDE;
  const drawn = { series: view.series, span: spanBefore(now), wide };
  const titles = [
    "LOAD BALANCER",
    "HEALTHY",
    "REQUESTS",
    "5XX",
    "P95",
    ...(wide ? ["P50", "P99"] : []),
  ];
  const rows = (width: number): TableRow[] => [
    { cells: titles.map((title) => piece(title, "dim")) },
    ...status.loadBalancers.map((one) => ({ cells: rowOf(one, status, { ...drawn, width }) })),
  ];
  return tableLines(rows(sparkWidth(size.columns, tableWidth(rows(0)), 3)));
}

interface Drawn {
  readonly series: SeriesByName;
  readonly span: Span;
  readonly wide: boolean;
  readonly width: number;
}

function rowOf(
  one: LoadBalancerStatus,
  status: Status,
  { series, span, wide, width }: Drawn,
): Piece[] {
  const [, row] = loadBalancerRows({ ...status, loadBalancers: [one] });
  const [name = "", healthy = "", requests = "", , , p50 = "", p95 = "", p99 = ""] =
    row?.cells ?? [];
  const tone = row?.tone === "bad" ? "bad" : "plain";
  const graph = (figure: string, values: Series | undefined) =>
    piece(graphed(figure, values, span, width), "graph");
  return [
    piece(name, tone),
    piece(healthy, tone),
    graph(requests, series[`${one.name} requests`]),
    graph(failedOf(one), errorsIn(series, one.name)),
    graph(p95, series[`${one.name} p95`]),
    ...(wide ? [piece(p50, tone), piece(p99, tone)] : []),
  ];
}

/** Those of the targets and those that it gave itself. */
function failedOf({ failedByTargets, failedByItself }: LoadBalancerStatus): string {
  if (failedByTargets === undefined && failedByItself === undefined) return "–";
  return String(Math.round((failedByTargets ?? 0) + (failedByItself ?? 0)));
}

/**
 * All answers with an error. CloudWatch writes down no zeros for them: where requests were counted and no errors, there
 * were none.
 */
export function errorsIn(series: SeriesByName, name: string): Series | undefined {
  const requests = series[`${name} requests`];
  if (!requests) return undefined;
  const counted = [series[`${name} failed`], series[`${name} own`]].flatMap(
    (one) => one?.points ?? [],
  );
  const at = (moment: number) =>
    counted.filter((one) => one.at === moment).reduce((sum, { value }) => sum + value, 0);
  return {
    seconds: requests.seconds,
    points: requests.points.map((point) => ({ at: point.at, value: at(point.at) })),
  };
}
