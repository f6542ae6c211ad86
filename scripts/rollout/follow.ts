import { setTimeout as wait } from "node:timers/promises";
import { ECSClient } from "@aws-sdk/client-ecs";
import type { Access } from "../aws/access";
import { clientConfig } from "../aws/client-config";
import { explainFailure } from "./explain";
import { rolloutsFailed, rolloutsTooSlow } from "./failures";
import { lookAt, type Rollout, type Standing } from "./look";
import { inWords } from "./words";

export interface FollowProps {
  readonly access: Access;
  readonly region: string;
  readonly rollouts: readonly Rollout[];
  /** How long AWS may take before it is called too slow. */
  readonly minutes: number;
  /** @default 5 */
  readonly pollSeconds?: number;
  readonly say: (line: string) => void;
  /** What to do when one failed or took too long. @default what to do after a deploy */
  readonly next?: string;
  /** Ends the watching: AWS goes on with the rollout. */
  readonly signal?: AbortSignal;
}

/**
 * Follows rollouts until AWS calls each completed. A service that is meant to have no tasks has
 * nothing to roll out.
 * @throws one that failed, was rolled back or took too long, with what AWS says about it; an `AbortError`
 *   when nobody watches any more
 */
export async function followRollouts(props: FollowProps): Promise<readonly Standing[]> {
  const { minutes, pollSeconds = 5, say } = props;
  const client = new ECSClient(clientConfig(props.access, props.region));
  const deadline = Date.now() + minutes * 60_000;
  const told = new Map<string, string>();
  for (;;) {
    const standings = await lookAt(client, props.rollouts);
    for (const { rollout, verdict } of standings) {
      const words = inWords(verdict);
      if (told.get(rollout.service) !== words) say(`  ${rollout.service}: ${words}`);
      told.set(rollout.service, words);
    }
    const going = standings.filter(({ verdict }) => verdict.state === "going");
    const failed = standings.filter(({ verdict }) => verdict.state === "failed");
    if (going.length === 0 && failed.length > 0) {
      const reports = await Promise.all(failed.map((one) => explainFailure(client, one)));
      throw rolloutsFailed(reports, standings.length, props.next);
    }
    if (going.length === 0) return standings;
    if (Date.now() >= deadline) throw rolloutsTooSlow([...going, ...failed], minutes, props.next);
    await wait(pollSeconds * 1000, undefined, props.signal && { signal: props.signal });
  }
}
