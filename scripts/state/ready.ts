import type { StackContext } from "../lib/stack-context";
import { requireState } from "./condition";
import { mendDigest } from "./digest";
import { lockOfOtherKind } from "./lock";
import { locked } from "./locked";
import type { StatePlace } from "./place";
import { noteVersion } from "./seen";

/**
 * Sees to it that Terraform will be able to read a stack's state.
 * @throws what would otherwise be an error of Terraform's: see {@link requireState}, {@link mendDigest}
 */
export async function makeStateReady(place: StatePlace & Pick<StackContext, "say">): Promise<void> {
  const state = await requireState(place);
  const lock = await lockOfOtherKind(place);
  if (lock) throw locked(`working on ${place.stack.name}`, place.stack.name, lock);
  noteVersion(place, state?.versionId);
  const mended = await mendDigest(place, state);
  if (mended) place.say(`The digest of the state of ${place.stack.name} was behind; it is mended.`);
}
