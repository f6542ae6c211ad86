import { DescribeServicesCommand, type ECSClient, type Service } from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { type Verdict, verdictOn } from "./verdict";

/** A service whose rollout is followed. */
export interface Rollout {
  /** Name or ARN. */
  readonly cluster: string;
  /** Its name in ECS. */
  readonly service: string;
  /** ARN of the task definition that should run. */
  readonly taskDefinition: string;
  /** Ids of deployments of before: that one of them failed says nothing of this. @default none */
  readonly before?: ReadonlySet<string | undefined>;
}

/** How one of them stands. */
export interface Standing {
  readonly rollout: Rollout;
  /** Undefined where AWS knows no such service. */
  readonly service: Service | undefined;
  readonly verdict: Verdict;
}

/** Source: ECS's API Reference, DescribeServices. */
const SERVICES_A_CALL = 10;

/** How each rollout stands now. Services without tasks are left out. */
export async function lookAt(
  client: ECSClient,
  rollouts: readonly Rollout[],
): Promise<readonly Standing[]> {
  const clusters = [...new Set(rollouts.map(({ cluster }) => cluster))];
  const standings: Standing[] = [];
  for (const cluster of clusters) {
    const here = rollouts.filter((rollout) => rollout.cluster === cluster);
    for (let start = 0; start < here.length; start += SERVICES_A_CALL) {
      const batch = here.slice(start, start + SERVICES_A_CALL);
      const services = await describe(client, cluster, batch);
      standings.push(...batch.map((rollout) => standingOf(rollout, services)));
    }
  }
  return standings.filter(({ service }) => service?.desiredCount !== 0);
}

async function describe(client: ECSClient, cluster: string, batch: readonly Rollout[]) {
  const services = batch.map(({ service }) => service);
  const answer = await callingAws("following the rollout", () =>
    client.send(new DescribeServicesCommand({ cluster, services })),
  );
  return answer.services ?? [];
}

function standingOf(rollout: Rollout, services: readonly Service[]): Standing {
  const service = services.find(({ serviceName }) => serviceName === rollout.service);
  if (!service)
    return {
      ...{ rollout, service },
      verdict: { state: "failed", reason: "AWS knows no such service." },
    };
  return { rollout, service, verdict: verdictSince(service, rollout) };
}

/** The verdict on what began after `before`: AWS may tell of it a moment later. */
function verdictSince(service: Service, { taskDefinition, before }: Rollout): Verdict {
  const { deployments = [] } = service;
  if (!before || deployments.length === 0) return verdictOn(service, taskDefinition);
  if (deployments.every(({ id }) => before.has(id)))
    return { state: "going", missing: "AWS has not begun it yet" };
  return verdictOn(withoutFailed(service, before), taskDefinition);
}

/** A service without the deployments of before that failed. */
export const withoutFailed = (
  service: Service,
  before: ReadonlySet<string | undefined>,
): Service => ({
  ...service,
  deployments: (service.deployments ?? []).filter(
    ({ id, rolloutState }) => rolloutState !== "FAILED" || !before.has(id),
  ),
});
