import { CommandError, exitCodes } from "../lib/errors.mjs";
import { foreignOwner } from "./belongs";
import { hasBucket, requireBucket } from "./bucket";
import { readState, type StateContent } from "./content";
import { entriesOf } from "./document";
import { stateGone } from "./gone";
import { refuseNewerTerraform } from "./newer-terraform";
import type { StatePlace } from "./place";
import { listVersions } from "./versions";

/**
 * Where a stack's state stands. `empty`: the bucket is there, and no state in it or one without
 * resources.
 */
export type StateCondition = "no-bucket" | "empty" | "present";

/**
 * Looks for a stack's state.
 * @throws a bucket in another region or one that may not be read; a state that a newer Terraform
 *   wrote, or that belongs to another stack
 */
export async function stateCondition(place: StatePlace): Promise<StateCondition> {
  if (!(await hasBucket(place))) return "no-bucket";
  const state = await readState(place);
  if (!state) return "empty";
  await refuseUnusable(place, state);
  return entriesOf(state.document).length === 0 ? "empty" : "present";
}

/** The state of a stack that a command needs; undefined where nothing was deployed yet. */
export async function requireState(place: StatePlace): Promise<StateContent | undefined> {
  await requireBucket(place);
  const state = await readState(place);
  if (state) await refuseUnusable(place, state);
  else await refuseDeleted(place);
  return state;
}

/** A first deploy finds nothing either; old versions tell the two apart. Terraform itself never deletes a state. */
async function refuseDeleted(place: StatePlace): Promise<void> {
  if ((await listVersions(place, 1)).length > 0) throw stateGone(place);
}

/**
 * @param where it is, for the error
 * @throws when Terraform, or this stack, must not use it
 */
export async function refuseUnusable(
  { stack }: StatePlace,
  { document }: StateContent,
  where = `s3://${stack.backend.bucket}/${stack.backend.key}`,
): Promise<void> {
  await refuseNewerTerraform(document, stack.name);
  const owner = foreignOwner(document, stack);
  if (owner === undefined) return;
  throw new CommandError(`the state ${where} belongs to ${owner}, not to ${stack.name}`, {
    hint:
      "To go on would destroy or forget what it manages. Where it was copied by mistake: " +
      `\`devops-platform state versions ${stack.name}\` shows what was there before, and ` +
      `\`devops-platform state restore ${stack.name} <version-id>\` brings it back.`,
    exitCode: exitCodes.aws,
  });
}
