import type { StackContext } from "../../lib/stack-context";
import type { MetricQuery } from "../../status/metrics";
import type { DeployedService } from "../../workloads/workload";
import { spanBefore } from "../lines/spans";
import { seriesOf } from "./series";

type CpuByTask = Readonly<Record<string, number | undefined>>;

/** CloudWatch has new figures once a minute. */
const AGE = 60_000;

/**
 * How much of its CPU each task takes, in percent. Only Container Insights with `enhanced` counts it, task by task;
 * elsewhere nobody is asked, since each figure costs. Source: CloudWatch's "Amazon ECS Container Insights with enhanced
 * observability metrics". The emulator has none: what is asked for is tried, the figures are not.
 */
export class TaskCpu {
  private readAt = 0;
  private last: CpuByTask = {};
  private readonly counted: boolean;

  constructor(
    private readonly context: StackContext,
    private readonly service: DeployedService,
  ) {
    this.counted = isEnhanced(context);
  }

  async of(ids: readonly string[]): Promise<CpuByTask> {
    const now = Date.now();
    if (!this.counted || ids.length === 0 || now - this.readAt < AGE) return this.last;
    this.readAt = now;
    const { access, stack } = this.context;
    const queries = Object.fromEntries(ids.map((id) => [id, queryFor(this.service, id)]));
    const asked = { access, region: stack.region, span: spanBefore(now) };
    const series = await seriesOf(asked, queries).catch(() => ({}));
    this.last = Object.fromEntries(
      Object.entries(series).map(([id, { points }]) => [id, newestOf(points)]),
    );
    return this.last;
  }
}

const queryFor = ({ cluster, family }: DeployedService, id: string): MetricQuery => ({
  namespace: "ECS/ContainerInsights",
  name: "TaskCpuUtilization",
  dimensions: { ClusterName: cluster, TaskDefinitionFamily: family, TaskId: id },
  stat: "Average",
  fold: "newest",
});

const newestOf = (points: readonly { readonly at: number; readonly value: number }[]) =>
  [...points].sort((one, other) => other.at - one.at)[0]?.value;

/** As the environment's cluster is configured. */
const isEnhanced = ({ stack }: StackContext): boolean =>
  Object.values(stack.configuration.resource?.aws_ecs_cluster ?? {}).some((cluster) =>
    JSON.stringify(cluster.setting ?? []).includes('"enhanced"'),
  );
