import { requireState } from "../state/condition";
import type { StatePlace } from "../state/place";

/**
 * Whether an environment is there, so that something can be released to it.
 * @throws where its state cannot be read, or is gone though something may run
 */
export async function isDeployed(place: StatePlace): Promise<boolean> {
  const state = await requireState(place);
  return state !== undefined && state.document.resources.length > 0;
}
