import { setTimeout as wait } from "node:timers/promises";
import type { ECSClient } from "@aws-sdk/client-ecs";
import type { Patience } from "../aws/patience";
import type { Verdict } from "../rollout/verdict";
import { Changes } from "./changes";
import type { Happening } from "./happening";
import { type Look, lookAtService, type Watched } from "./look";
import { Stability } from "./stable";

export interface WatchProps {
  readonly client: ECSClient;
  readonly patience: Patience;
  readonly watched: Watched;
  /** @default without end */
  readonly minutes?: number;
  /** Between two looks. Each is four calls, of which AWS answers 20 a second. @default 3 */
  readonly pollSeconds?: number;
}

/** What one look brought. */
export interface Step {
  readonly happened: readonly Happening[];
  readonly look: Look;
  readonly verdict: Verdict;
}

/** Looks at a service again and again, until the time is over or nobody asks for more. */
export async function* watch(props: WatchProps): AsyncGenerator<Step> {
  const { client, patience, watched, minutes, pollSeconds = 3 } = props;
  const deadline = minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + minutes * 60_000;
  const changes = new Changes();
  const stability = new Stability();
  for (;;) {
    const look = await lookAtService(client, patience, watched);
    const happened = changes.next(look, Date.now());
    yield { happened, look, verdict: stability.of(look.service) };
    const left = deadline - Date.now();
    if (left <= 0) return;
    await wait(Math.min(pollSeconds * 1000, left));
  }
}
