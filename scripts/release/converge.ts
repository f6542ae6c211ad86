import { DescribeServicesCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { type DeployedService, type DeployedWorkload, isService } from "../workloads/workload";
import { open, opening } from "./gate";
import { movePointer, pointerDigest } from "./pointer";
import { hasDigest, latestRevision, registerWith } from "./revisions";
import { rangeOf } from "./scaling";
import type { Subject } from "./subject";

/** By family: ARN of the revision that is to run. */
export type Revisions = ReadonlyMap<string, string>;

/**
 * Makes of an environment what Terraform would compute with this digest in the pointer, so that the next plan is
 * empty: the pointer, a revision of every task definition, the services on them, and after a first release what it
 * opens. What is so already is left alone, so it can be run again after being killed at any point.
 */
export async function converge(subject: Subject, digest: string): Promise<Revisions> {
  const { context, pointer, workloads } = subject;
  if ((await pointerDigest(context, pointer)) !== digest)
    await movePointer(context, pointer, digest);
  const revisions = new Map<string, string>();
  for (const workload of workloads)
    revisions.set(workload.family, await revisionWith(subject, workload, digest));
  const opened = await opening(subject);
  for (const service of workloads.filter(isService))
    await update(subject, service, {
      taskDefinition: revisions.get(service.family) ?? "",
      first: opened.includes(service),
    });
  await open(subject, opened);
  return revisions;
}

/**
 * Puts a service on a revision. Its first tasks come with it: added to a deployment of none that is completed
 * already, AWS would watch over none of them.
 */
async function update(
  subject: Subject,
  deployed: DeployedService,
  { taskDefinition, first }: { readonly taskDefinition: string; readonly first: boolean },
): Promise<void> {
  const { cluster, service } = deployed;
  const { ecs } = subject;
  const answer = await callingAws(`asking what ${service} runs`, () =>
    ecs.send(new DescribeServicesCommand({ cluster, services: [service] })),
  );
  if (answer.services?.[0]?.taskDefinition === taskDefinition && !first) return;
  const count = first ? { desiredCount: rangeOf(subject, deployed).minimum } : {};
  await callingAws(`updating ${service}`, () =>
    ecs.send(new UpdateServiceCommand({ cluster, service, taskDefinition, ...count })),
  );
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
