import { pauseOf } from "../pause/pointer";
import { pauseInWords } from "../pause/words";
import { requireState } from "../state/condition";
import type { StatePlace } from "../state/place";

/**
 * Why nothing can be released to an environment that is not there or paused; undefined where something can.
 * @throws where its state cannot be read, or is gone though something may run
 */
export async function whyNoRelease(place: StatePlace): Promise<string | undefined> {
  const { name } = place.stack;
  const state = await requireState(place);
  if (state === undefined || state.document.resources.length === 0)
    return `${name} is not deployed, so nothing is released to it.`;
  const pause = await pauseOf(place, state.document);
  if (pause.state !== "paused") return undefined;
  return `${pauseInWords(name, pause)}, so nothing is released to it. Once it is resumed: devops-platform deploy-app ${name}`;
}
