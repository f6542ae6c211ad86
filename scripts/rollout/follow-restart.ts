import { setTimeout as wait } from "node:timers/promises";
import type { ECSClient, Service } from "@aws-sdk/client-ecs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { explainFailure } from "./explain";
import { rolloutsFailed } from "./failures";
import { lookAt, type Rollout } from "./look";
import { verdictOn } from "./verdict";
import { inWords } from "./words";

const POLL = 3000;

export interface FollowRestartProps {
  readonly ecs: ECSClient;
  readonly rollout: Rollout;
  /** The service as it was before. */
  readonly before: Service;
  readonly minutes: number;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Follows a service that was restarted on the task definition that it had. What was there before is told apart by the
 * deployments, whose ids are new: neither a completed nor a failed one of before says anything about this one.
 * @throws where it failed or took too long; an `AbortError` when nobody watches any more
 */
export async function followRestart(props: FollowRestartProps): Promise<void> {
  const { ecs, rollout, before, minutes, say, signal } = props;
  const old = new Set(before.deployments?.map(({ id }) => id));
  const deadline = Date.now() + minutes * 60_000;
  for (let told = ""; ; ) {
    const [standing] = await lookAt(ecs, [rollout]);
    if (!standing) return;
    const service = standing.service && withoutFailed(standing.service, old);
    const begun = service?.deployments?.some(({ id }) => !old.has(id)) ?? true;
    if (begun) {
      const verdict = service ? verdictOn(service, rollout.taskDefinition) : standing.verdict;
      if (inWords(verdict) !== told) say(`  ${rollout.service}: ${inWords(verdict)}`);
      told = inWords(verdict);
      if (verdict.state === "failed")
        throw rolloutsFailed([await explainFailure(ecs, { ...standing, verdict })], 1, "");
      if (verdict.state !== "going") return;
    }
    if (Date.now() >= deadline) throw tooSlow(rollout.service, minutes, told);
    await wait(POLL, undefined, { signal });
  }
}

const withoutFailed = (service: Service, old: ReadonlySet<string | undefined>): Service => ({
  ...service,
  deployments: (service.deployments ?? []).filter(
    ({ id, rolloutState }) => rolloutState !== "FAILED" || !old.has(id),
  ),
});

const tooSlow = (service: string, minutes: number, told: string) =>
  new CommandError(`the restart of ${service} did not end within ${minutes} min`, {
    hint: [told && `${service}: ${told}`, "AWS goes on with it."].filter(Boolean).join("\n"),
    exitCode: exitCodes.rollout,
  });
