import type { Fate } from "./interference";

interface Query {
  readonly Id: string;
  readonly MetricStat: {
    readonly Metric: { readonly MetricName: string };
    readonly Period: number;
  };
}

/** What each metric is, so many periods ago. */
const FIGURES: Readonly<Record<string, (ago: number) => number>> = {
  CPUUtilization: (ago) => (ago === 20 ? 90 : 12),
  MemoryUtilization: () => 43,
  RequestCount: (ago) => 100 * (ago + 1),
  HTTPCode_Target_5XX_Count: () => 0,
  HTTPCode_ELB_5XX_Count: () => 0,
  TargetResponseTime: () => 0.081,
  FreeStorageSpace: () => 15 * 1024 ** 3,
  DatabaseConnections: () => 12,
};

/** CloudWatch's answer for every minute of what is asked for: the emulator computes no percentiles. */
export const writtenFigures: Fate = {
  answer: (asked) => {
    const { MetricDataQueries, StartTime, EndTime } = asked as {
      MetricDataQueries: readonly Query[];
      StartTime: number;
      EndTime: number;
    };
    const results = MetricDataQueries.map(({ Id, MetricStat: { Metric, Period } }) => {
      const count = Math.floor((EndTime - StartTime) / Period);
      const ago = Array.from({ length: count }, (_, index) => index);
      return {
        Id,
        StatusCode: "Complete",
        Timestamps: ago.map((periods) => EndTime - (periods + 1) * Period),
        Values: ago.map((periods) => FIGURES[Metric.MetricName]?.(periods) ?? 0),
      };
    });
    return { MetricDataResults: results };
  },
};
