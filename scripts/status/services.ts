import {
  type Deployment,
  DescribeServicesCommand,
  ECSClient,
  type Service,
  type ServiceEvent,
} from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { revisionOf } from "../rollout/revision";
import { type Verdict, verdictOn } from "../rollout/verdict";
import type { DeployedService, DeployedWorkload } from "../workloads/workload";
import type { Looking } from "./looking";
import type { Figures, MetricQuery } from "./metrics";
import { batchesOf, type Reading, together } from "./reading";

/** How a service stands. Counts are undefined where it is gone. */
export interface ServiceStatus {
  readonly name: string;
  /** Whether ECS has it. */
  readonly there: boolean;
  readonly running: number | undefined;
  readonly desired: number | undefined;
  readonly pending: number | undefined;
  readonly rollout: RolloutStatus | undefined;
  /** Average of its tasks, in percent. */
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  /** Keys of the platform's images that it runs. */
  readonly images: readonly string[];
}

/** The last rollout of a service. */
export interface RolloutStatus {
  readonly verdict: Verdict;
  /** Whether it is itself the way back from one that failed. */
  readonly isRollback: boolean;
  /** ISO 8601. */
  readonly begun: string | undefined;
  /** `acme-dev-api:7`. */
  readonly revision: string;
}

/** Source: ECS's API Reference, DescribeServices. */
const SERVICES_A_CALL = 10;

export const servicesOf = (workloads: readonly DeployedWorkload[]): DeployedService[] =>
  workloads.filter((one) => one.kind === "service");

/** What ECS says of services. */
export async function describeServices(
  { access, region, reader }: Looking,
  services: readonly DeployedService[],
): Promise<Reading<readonly Service[]>> {
  const ecs = new ECSClient(clientConfig(access, region));
  const clusters = [...new Set(services.map(({ cluster }) => cluster))];
  const batches = clusters.flatMap((cluster) =>
    batchesOf(
      services.filter((one) => one.cluster === cluster).map(({ service }) => service),
      SERVICES_A_CALL,
    ).map((names) =>
      reader.read("ecs:DescribeServices", async () => {
        const answer = await ecs.send(new DescribeServicesCommand({ cluster, services: names }));
        return answer.services ?? [];
      }),
    ),
  );
  return together(await Promise.all(batches));
}

export function serviceStatus(
  deployed: DeployedService,
  described: readonly Service[],
  figures: Figures,
): ServiceStatus {
  const found = described.find(({ serviceName }) => serviceName === deployed.service);
  const there = found !== undefined && found.status !== "INACTIVE";
  return {
    name: deployed.name,
    there,
    running: there ? found.runningCount : undefined,
    desired: there ? found.desiredCount : undefined,
    pending: there ? found.pendingCount : undefined,
    rollout: there ? rolloutOf(found) : undefined,
    cpu: figures[`${deployed.name} cpu`],
    memory: figures[`${deployed.name} memory`],
    images: deployed.containers.flatMap(({ image }) => image ?? []),
  };
}

function rolloutOf(service: Service): RolloutStatus | undefined {
  const primary = service.deployments?.find(({ status }) => status === "PRIMARY");
  if (!primary) return undefined;
  return {
    verdict: verdictOn(service, primary.taskDefinition ?? ""),
    isRollback: isRollback(service, primary),
    begun: primary.createdAt?.toISOString(),
    revision: revisionOf(primary.taskDefinition),
  };
}

/**
 * Once it is there AWS calls a rollback completed like any other: only the events still tell it. They name the deployment
 * that was gone back to, not the one that goes there: that is the first to begin after the event.
 */
export function isRollback(
  { events = [] }: Pick<Service, "events">,
  { id = "", createdAt }: Pick<Deployment, "id" | "createdAt">,
): boolean {
  const begun = createdAt?.getTime() ?? 0;
  const at = (event: ServiceEvent) => event.createdAt?.getTime() ?? 0;
  return events.some((event) => {
    if (!/rolling back to deployment/.test(event.message ?? "")) return false;
    if (Math.abs(at(event) - begun) >= SAME_MOMENT_MS) return false;
    // Another one that was completed in between was the rollback, and this is a rollout after it.
    return !events.some(
      (other) =>
        at(other) >= at(event) &&
        at(other) <= begun &&
        /deployment completed/.test(other.message ?? "") &&
        !other.message?.includes(id),
    );
  });
}

/** Between a rollback and the event that tells of it. */
const SAME_MOMENT_MS = 10_000;

export function serviceQueries(
  services: readonly DeployedService[],
): Readonly<Record<string, MetricQuery>> {
  return Object.fromEntries(
    services.flatMap(({ name, cluster, service }) =>
      (["cpu", "memory"] as const).map((what) => [
        `${name} ${what}`,
        {
          namespace: "AWS/ECS",
          name: { cpu: "CPUUtilization", memory: "MemoryUtilization" }[what],
          dimensions: { ClusterName: cluster, ServiceName: service },
          stat: "Average",
          fold: "mean",
        } satisfies MetricQuery,
      ]),
    ),
  );
}
