import { endedBySignals } from "../lib/signals.mjs";
import type { StackContext } from "../lib/stack-context";
import { sayWhatIsUpThoughPaused } from "../pause/up-though-paused";
import type { PlanSummary } from "../plan/plan-summary";
import { followRollouts } from "../rollout/follow";
import { readState } from "../state/content";
import type { DeployOptions } from "./deployed";
import { rolledOut } from "./deployed-services";
import { neverReleased, waitingInWords } from "./waiting";

const ROLLOUT_MINUTES = 20;

/** What is left when Terraform is done: the tasks that AWS starts now, and those that nothing starts yet. */
export async function afterApply(
  context: StackContext,
  summary: PlanSummary,
  { rolloutMinutes = ROLLOUT_MINUTES, onPhase }: DeployOptions,
): Promise<void> {
  const { stack, access, say } = context;
  const state = await readState(context);
  if (!state) return;
  const rollouts = rolledOut(state.document, summary);
  if (rollouts.length > 0 && rolloutMinutes > 0) {
    onPhase?.({ stack: stack.name, doing: "rollout" });
    await endedBySignals(
      () =>
        followRollouts({ access, region: stack.region, rollouts, minutes: rolloutMinutes, say }),
      "Nobody watches the rollout any more; AWS goes on with it. Everything else is deployed.",
    );
  }
  await sayWhatIsUpThoughPaused(context, state.document);
  const waiting = waitingInWords(stack.name, await neverReleased(context));
  if (waiting !== undefined) say(`\n${waiting}`);
}
