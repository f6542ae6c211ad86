import {
  CloudWatchClient,
  type MetricDataQuery,
  type MetricDataResult,
  paginateGetMetricData,
} from "@aws-sdk/client-cloudwatch";
import type { Access } from "../aws/access";
import { clientConfig } from "../aws/client-config";
import { batchesOf, isUnread, type Reader, type Reading } from "./reading";

/** A figure of the last {@link WINDOW_MINUTES} minutes. */
export interface MetricQuery {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Sum`, `Average`, `Maximum`, `p99`. */
  readonly stat: string;
  /** What becomes of the figures of each period. Percentiles cannot be merged: the worst of them counts. */
  readonly fold: "sum" | "mean" | "worst" | "newest";
}

/** By the name of the query; undefined for what CloudWatch has no figure of. */
export type Figures = Readonly<Record<string, number | undefined>>;

export const WINDOW_MINUTES = 15;
const MINUTE = 60;
/** Long enough that a percentile of little traffic says something. */
const PERCENTILE_SECONDS = 5 * MINUTE;

/** Source: CloudWatch's API Reference, GetMetricData. */
export const QUERIES_A_CALL = 500;

interface Asked {
  readonly access: Access;
  readonly region: string;
  readonly reader: Reader;
  readonly now: Date;
}

/** Asks CloudWatch for many figures in one call. A call costs 0.01 USD for each 1000 of them. */
export async function figuresOf(
  { access, region, reader, now }: Asked,
  queries: Readonly<Record<string, MetricQuery>>,
): Promise<Reading<Figures>> {
  const named = Object.entries(queries);
  const client = new CloudWatchClient(clientConfig(access, region));
  const batches = batchesOf(named, QUERIES_A_CALL).map((batch) =>
    reader.read("cloudwatch:GetMetricData", async () => {
      const input = {
        ...windowBefore(now),
        MetricDataQueries: batch.map(([, query], index) => asMetricData(query, `q${index}`)),
      };
      const values = new Map<string, number[]>();
      for await (const { MetricDataResults = [] } of paginateGetMetricData({ client }, input))
        for (const result of MetricDataResults) gather(values, result);
      return batch.map(([name, query], index) => [name, fold(query, values.get(`q${index}`))]);
    }),
  );
  const answers = await Promise.all(batches);
  const failed = answers.find(isUnread);
  return failed ?? Object.fromEntries(answers.flatMap((one) => (isUnread(one) ? [] : one)));
}

/** CloudWatch has the figures of a minute when it is over. */
function windowBefore(now: Date): { readonly StartTime: Date; readonly EndTime: Date } {
  const end = Math.floor(now.getTime() / (MINUTE * 1000)) * MINUTE * 1000;
  return { StartTime: new Date(end - WINDOW_MINUTES * MINUTE * 1000), EndTime: new Date(end) };
}

/** A query as CloudWatch takes it. */
export const asMetricData = (query: MetricQuery, id: string): MetricDataQuery => ({
  Id: id,
  MetricStat: {
    Metric: {
      Namespace: query.namespace,
      MetricName: query.name,
      Dimensions: Object.entries(query.dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: /^p\d/.test(query.stat) ? PERCENTILE_SECONDS : MINUTE,
    Stat: query.stat,
  },
  ReturnData: true,
});

/** Newest first, as CloudWatch answers; a long answer comes in pieces. */
function gather(values: Map<string, number[]>, { Id = "", Values = [] }: MetricDataResult): void {
  values.set(Id, [...(values.get(Id) ?? []), ...Values]);
}

/** Several figures as one. */
export function fold({ fold: how }: MetricQuery, values: readonly number[] = []) {
  const [newest] = values;
  if (newest === undefined) return undefined;
  const sum = values.reduce((total, one) => total + one, 0);
  return { sum, mean: sum / values.length, worst: Math.max(...values), newest }[how];
}
