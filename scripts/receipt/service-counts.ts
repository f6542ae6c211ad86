import {
  DescribeServicesCommand,
  ECSClient,
  paginateListServices,
  type Service,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { callingAws, isNotFound } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { Receipt, ServiceCount } from "./receipt";

/** One call describes so many services. */
const AT_ONCE = 10;

/** How many tasks each service of some clusters is to have; those of none are left out. */
export async function serviceCounts(
  { stack, access }: StackContext,
  clusters: readonly string[],
): Promise<ServiceCount[]> {
  const ecs = new ECSClient(clientConfig(access, stack.region));
  const counts: ServiceCount[] = [];
  for (const cluster of clusters)
    for (const { serviceName: service, desiredCount = 0 } of await servicesIn(ecs, cluster))
      if (service && desiredCount > 0) counts.push({ cluster, service, desired: desiredCount });
  return counts;
}

/**
 * Gives services back the tasks that a destroy took from them before it was given up. Terraform does not: how many
 * run is not its business. What was made anew since has a number of its own.
 */
export async function restoreServiceCounts(
  context: StackContext,
  { services = [], started }: Pick<Receipt, "services" | "started">,
): Promise<void> {
  const { stack, access, say } = context;
  const ecs = new ECSClient(clientConfig(access, stack.region));
  for (const { cluster, service, desired } of services) {
    const asked = new DescribeServicesCommand({ cluster, services: [service] });
    const [found] = (await ecs.send(asked)).services ?? [];
    if (!found || !wasStopped(found, started)) continue;
    await ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: desired }));
    say(`${service} gets its ${desired === 1 ? "task" : `${desired} tasks`} back.`);
  }
}

const wasStopped = ({ status, desiredCount, createdAt }: Service, started: string): boolean =>
  status === "ACTIVE" &&
  desiredCount === 0 &&
  createdAt !== undefined &&
  createdAt < new Date(started);

async function servicesIn(client: ECSClient, cluster: string): Promise<Service[]> {
  return callingAws(`asking what runs in the cluster ${cluster}`, async () => {
    const arns: string[] = [];
    try {
      for await (const { serviceArns = [] } of paginateListServices({ client }, { cluster }))
        arns.push(...serviceArns);
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
    const found: Service[] = [];
    for (let from = 0; from < arns.length; from += AT_ONCE) {
      const services = arns.slice(from, from + AT_ONCE);
      const answer = await client.send(new DescribeServicesCommand({ cluster, services }));
      found.push(...(answer.services ?? []));
    }
    return found;
  });
}
