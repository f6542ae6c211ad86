import { DescribeServicesCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { type DeployedService, type DeployedWorkload, isService } from "../workloads/workload";
import { movePointer, pointerDigest } from "./pointer";
import { hasDigest, latestRevision, registerWith } from "./revisions";
import type { Subject } from "./subject";

/**
 * Makes of an environment what Terraform would compute with this digest in the pointer, so that the next plan is
 * empty: the pointer, a revision of every task definition, and the services on them. What is so already is left
 * alone, so it can be run again after being killed at any point.
 */
export async function converge(subject: Subject, digest: string): Promise<void> {
  const { context, pointer, workloads, ecs } = subject;
  if ((await pointerDigest(context, pointer)) !== digest)
    await movePointer(context, pointer, digest);
  for (const workload of workloads) await revisionWith(subject, workload, digest);
  for (const service of workloads.filter(isService)) await follows(service);

  async function follows({ cluster, service, family }: DeployedService): Promise<void> {
    const { arn } = await latestRevision(ecs, family);
    const answer = await callingAws(`asking what ${service} runs`, () =>
      ecs.send(new DescribeServicesCommand({ cluster, services: [service] })),
    );
    if (answer.services?.[0]?.taskDefinition === arn) return;
    await callingAws(`updating ${service}`, () =>
      ecs.send(new UpdateServiceCommand({ cluster, service, taskDefinition: arn })),
    );
  }
}

/** The latest revision of a workload with a digest, registered where it is not there; its ARN. */
export async function revisionWith(
  { ecs, repository }: Subject,
  { family }: DeployedWorkload,
  digest: string,
): Promise<string> {
  const latest = await latestRevision(ecs, family);
  if (hasDigest(latest, repository, digest)) return latest.arn;
  return registerWith(ecs, latest, { repository, digest });
}
