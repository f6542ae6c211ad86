import { setGate } from "./gate";
import { isReleased, pointerDigest } from "./pointer";
import { pointersIn, type Subject } from "./subject";

/**
 * Opens what waits for a first release, where every image of the platform in it has been released now. What is
 * open already is left alone: how many tasks run there belongs to scaling.
 */
export async function openGates(subject: Subject): Promise<void> {
  const released = new Map<string, boolean>();
  for (const [image, pointer] of Object.entries(pointersIn(subject.deployed)))
    released.set(image, isReleased(await pointerDigest(subject.context, pointer)));
  const complete = subject.workloads.filter(({ containers }) =>
    containers.every(({ image }) => image === undefined || released.get(image)),
  );
  await setGate({ ...subject, workloads: complete }, "open");
}
