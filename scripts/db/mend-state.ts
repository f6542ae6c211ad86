import type { StackContext } from "../lib/stack-context";
import { requireState } from "../state/condition";
import type { StateDocument, StateResource } from "../state/document";
import { writeLockedState } from "../state/push";
import { highestSerial } from "../state/versions";
import type { Database } from "./database";

/**
 * Makes a state mean another instance by a database, under the lock: the provider knows an instance by AWS's own id,
 * and reads all else anew. What only the state knows stays, such as the version of the password, which an import
 * would lose. Replicas of the old instance are forgotten: the next apply makes new ones. What was there before stays
 * in the bucket as a version.
 * @returns whether there was anything to change
 */
export async function pointStateAt(
  context: StackContext,
  database: Pick<Database, "address" | "replicas">,
  resourceId: string,
): Promise<boolean> {
  const state = await requireState(context);
  if (!state) return false;
  // As it is written there, with what no command here reads.
  const document = JSON.parse(state.text) as StateDocument;
  const resources = mended(document.resources, database, resourceId);
  if (JSON.stringify(resources) === JSON.stringify(document.resources)) return false;
  const serial = (await highestSerial(context)) + 1;
  await writeLockedState(context, {
    document: { ...document, resources, serial },
    instead: state.versionId,
  });
  return true;
}

const mended = (
  resources: readonly StateResource[],
  { address, replicas }: Pick<Database, "address" | "replicas">,
  resourceId: string,
): StateResource[] =>
  resources
    .filter((one) => !replicas.some((replica) => replica.address === addressOf(one)))
    .map((one) => (addressOf(one) === address ? identifiedBy(one, resourceId) : one));

const identifiedBy = (resource: StateResource, id: string): StateResource => ({
  ...resource,
  instances: resource.instances.map((instance) => ({
    ...instance,
    attributes: { ...instance.attributes, id, resource_id: id, replicas: [] },
  })),
});

/** Neither databases nor their replicas are counted or in a module of Terraform. */
const addressOf = ({ module, type, name }: StateResource): string =>
  module === undefined ? `${type}.${name}` : `${module}.${type}.${name}`;
