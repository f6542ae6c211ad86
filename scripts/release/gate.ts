import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { type DeployedWorkload, isService } from "../workloads/workload";
import { isReleased, pointerDigest } from "./pointer";
import { isClosed, setRange } from "./scaling";
import { setSchedules } from "./schedules";
import { pointersIn, type Subject } from "./subject";

/**
 * What waits for its first release and may run now: every image of the platform in it has been released. Terraform
 * keeps it closed until then, and computes it as open from then on.
 */
export async function opening(subject: Subject): Promise<DeployedWorkload[]> {
  const released = new Map<string, boolean>();
  for (const [image, pointer] of Object.entries(pointersIn(subject.deployed)))
    released.set(image, isReleased(await pointerDigest(subject.context, pointer)));
  const found: DeployedWorkload[] = [];
  for (const workload of subject.workloads) {
    const complete = workload.containers.every(
      ({ image }) => image === undefined || released.get(image),
    );
    if (complete && (!isService(workload) || (await isClosed(subject, workload))))
      found.push(workload);
  }
  return found;
}

/**
 * Opens schedules and scaling; the services have their tasks by then. Scaling last, as whether it is closed tells what
 * is left to open.
 */
export async function open(
  subject: Subject,
  workloads: readonly DeployedWorkload[],
): Promise<void> {
  for (const workload of workloads) {
    await setSchedules(subject, workload, "ENABLED");
    if (isService(workload)) await setRange(subject, workload, "open");
  }
}

/** Closes what a first release opened that failed. */
export async function close(subject: Subject): Promise<void> {
  for (const workload of subject.workloads) {
    await setSchedules(subject, workload, "DISABLED");
    if (!isService(workload)) continue;
    await setRange(subject, workload, "closed");
    const { cluster, service } = workload;
    await callingAws(`stopping the tasks of ${service}`, () =>
      subject.ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: 0 })),
    );
  }
}
