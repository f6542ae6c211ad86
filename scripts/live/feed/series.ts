import {
  CloudWatchClient,
  type MetricDataResult,
  paginateGetMetricData,
} from "@aws-sdk/client-cloudwatch";
import { clientConfig } from "../../aws/client-config";
import type { Looking } from "../../status/looking";
import { asMetricData, type MetricQuery, QUERIES_A_CALL } from "../../status/metrics";
import { batchesOf } from "../../status/reading";
import type { Point, Span } from "../lines/sparkline";
import type { SeriesByName } from "../state/state";

type Asked = Pick<Looking, "access" | "region"> & { readonly span: Span };

/**
 * Figures of a span one by one, as they were counted. A call costs 0.01 USD for each 1000 queries, however many points
 * they have.
 * @throws what AWS refuses
 */
export async function seriesOf(
  { access, region, span }: Asked,
  queries: Readonly<Record<string, MetricQuery>>,
): Promise<SeriesByName> {
  const client = new CloudWatchClient(clientConfig(access, region));
  const named = Object.entries(queries);
  const batches = batchesOf(named, QUERIES_A_CALL).map(async (batch) => {
    const asked = batch.map(([, query], index) => asMetricData(query, `q${index}`));
    const points = new Map<string, Point[]>();
    const window = { StartTime: new Date(span.from), EndTime: new Date(span.to) };
    const input = { ...window, MetricDataQueries: asked };
    for await (const { MetricDataResults = [] } of paginateGetMetricData({ client }, input))
      for (const result of MetricDataResults) gather(points, result);
    return batch.map(([name], index) => {
      const seconds = asked[index]?.MetricStat?.Period ?? 60;
      return [name, { seconds, points: points.get(`q${index}`) ?? [] }] as const;
    });
  });
  return Object.fromEntries((await Promise.all(batches)).flat());
}

/** A long answer comes in pieces. */
function gather(
  points: Map<string, Point[]>,
  { Id = "", Values = [], Timestamps = [] }: MetricDataResult,
): void {
  const found = Values.flatMap((value, index) => {
    const at = Timestamps[index]?.getTime();
    return at === undefined ? [] : [{ at, value }];
  });
  points.set(Id, [...(points.get(Id) ?? []), ...found]);
}
