import { CommandError, exitCodes } from "../lib/errors.mjs";
import { foreignOwner } from "./belongs";
import { hasBucket } from "./bucket";
import { readState, type StateContent } from "./content";
import { entriesOf } from "./document";
import { refuseNewerTerraform } from "./newer-terraform";
import type { StatePlace } from "./place";

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
  if (!(await hasBucket(place))) throw bucketMissing(place);
  const state = await readState(place);
  if (state) await refuseUnusable(place, state);
  return state;
}

export function bucketMissing({ stack }: StatePlace): CommandError {
  return new CommandError(
    `the bucket ${stack.backend.bucket}, which keeps the state of ${stack.name}, does not exist`,
    {
      hint: `Run devops-platform bootstrap ${stack.name}: it makes the bucket in the account ${stack.accountId}.`,
      exitCode: exitCodes.aws,
    },
  );
}

async function refuseUnusable({ stack }: StatePlace, { document }: StateContent): Promise<void> {
  await refuseNewerTerraform(document, stack.name);
  const owner = foreignOwner(document, stack);
  if (owner === undefined) return;
  throw new CommandError(
    `the state at s3://${stack.backend.bucket}/${stack.backend.key} belongs to ${owner}, not to ${stack.name}`,
    {
      hint:
        `To go on would destroy what it manages. Somebody copied it there: \`devops-platform state versions ${stack.name}\` shows ` +
        `what was there before, and \`devops-platform state restore ${stack.name} <version-id>\` brings it back.`,
      exitCode: exitCodes.aws,
    },
  );
}
