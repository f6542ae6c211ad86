import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type TargetHealthDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { clientConfig } from "../aws/client-config";
import type { DeployedService } from "../workloads/workload";
import type { Looking } from "./looking";
import type { Figures, MetricQuery } from "./metrics";
import { type Reading, together } from "./reading";
import type { WatchedLoadBalancer } from "./watched";

/** How a load balancer does; its figures are of the last minutes, undefined where there are none. */
export interface LoadBalancerStatus {
  readonly name: string;
  /** Services whose tasks it asks. */
  readonly services: readonly string[];
  readonly targets: Reading<TargetCounts>;
  readonly requests: number | undefined;
  /** Answers of the targets with a status of 500 and above. */
  readonly failedByTargets: number | undefined;
  /** Those that the load balancer gave itself: it had nobody to ask, or got no answer. */
  readonly failedByItself: number | undefined;
  /** Seconds that targets took to answer, the worst five minutes. */
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
}

export interface TargetCounts {
  readonly healthy: number;
  /** Those that are being drained are not counted. */
  readonly registered: number;
  /** Why those that are not healthy are not, each reason once, in AWS's words. */
  readonly reasons: readonly string[];
}

export async function loadBalancerStatus(
  looking: Looking,
  { name, targetGroups }: WatchedLoadBalancer,
  services: readonly DeployedService[],
): Promise<(figures: Figures) => LoadBalancerStatus> {
  const targets = await targetsOf(looking, targetGroups);
  const behind = services.filter((one) =>
    one.targetGroups.some((arn) => targetGroups.includes(arn)),
  );
  return (figures) => ({
    name,
    services: behind.map((service) => service.name),
    targets,
    requests: figures[`${name} requests`],
    failedByTargets: figures[`${name} failed`],
    failedByItself: figures[`${name} own`],
    p50: figures[`${name} p50`],
    p95: figures[`${name} p95`],
    p99: figures[`${name} p99`],
  });
}

/** How the targets of some target groups are, together. */
export async function targetsOf(
  { access, region, reader }: Looking,
  targetGroups: readonly string[],
): Promise<Reading<TargetCounts>> {
  const elb = new ElasticLoadBalancingV2Client(clientConfig(access, region));
  const asked = targetGroups.map((TargetGroupArn) =>
    reader.read("elasticloadbalancing:DescribeTargetHealth", async () => {
      const answer = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
      return answer.TargetHealthDescriptions ?? [];
    }),
  );
  const found = together(await Promise.all(asked));
  return "unread" in found ? found : count(found);
}

export function count(found: readonly TargetHealthDescription[]): TargetCounts {
  const registered = found.filter(({ TargetHealth }) => TargetHealth?.State !== "draining");
  const bad = registered.filter(({ TargetHealth }) => TargetHealth?.State !== "healthy");
  const reasons = bad.flatMap(
    ({ TargetHealth }) => TargetHealth?.Description ?? TargetHealth?.State ?? [],
  );
  return {
    healthy: registered.length - bad.length,
    registered: registered.length,
    reasons: [...new Set(reasons)],
  };
}

const FIGURES = {
  requests: { name: "RequestCount", stat: "Sum", fold: "sum" },
  failed: { name: "HTTPCode_Target_5XX_Count", stat: "Sum", fold: "sum" },
  own: { name: "HTTPCode_ELB_5XX_Count", stat: "Sum", fold: "sum" },
  p50: { name: "TargetResponseTime", stat: "p50", fold: "worst" },
  p95: { name: "TargetResponseTime", stat: "p95", fold: "worst" },
  p99: { name: "TargetResponseTime", stat: "p99", fold: "worst" },
} as const;

export function loadBalancerQueries(
  loadBalancers: readonly WatchedLoadBalancer[],
): Readonly<Record<string, MetricQuery>> {
  return Object.fromEntries(
    loadBalancers.flatMap(({ name, dimension }) =>
      Object.entries(FIGURES).map(([key, figure]) => [
        `${name} ${key}`,
        {
          ...figure,
          namespace: "AWS/ApplicationELB",
          dimensions: { LoadBalancer: dimension },
        } satisfies MetricQuery,
      ]),
    ),
  );
}

/**
 * CloudWatch writes down no zeros for answers with an error: where requests were counted, none of
 * them failed. Source: "CloudWatch metrics for your Application Load Balancer".
 */
export function withoutErrors(status: LoadBalancerStatus): LoadBalancerStatus {
  if (status.requests === undefined) return status;
  const { failedByTargets = 0, failedByItself = 0 } = status;
  return { ...status, failedByTargets, failedByItself };
}
