import type { StackContext } from "../lib/stack-context";
import { worked } from "../plan/counts";
import type { StackPlan } from "../plan/plan-stack";
import { signState } from "../state/sign";
import { showProgress } from "../terminal/progress";
import { applyPlanFile } from "../terraform/planning";
import type { Workspace } from "../terraform/workspace";

/** Applies exactly what was planned, with its progress, and notes who did. */
export async function applyPlanned(
  context: StackContext,
  workspace: Workspace,
  { made, summary }: Pick<StackPlan, "made" | "summary">,
  { restoring = false }: { readonly restoring?: boolean } = {},
): Promise<void> {
  const { name } = context.stack;
  // Without the receipt the next run would make an empty database, and the receipt would come too late.
  const again = restoring
    ? "run the same command again, with --from-receipt"
    : `run devops-platform deploy ${name} again`;
  const progress = showProgress(worked(summary.counts));
  try {
    await applyPlanFile(
      { ...workspace.run, onEvent: progress.onEvent },
      {
        file: made.file,
        stack: name,
        doing: `deploying ${name}`,
        next: `What was made stays and is in the state. When the cause is gone, ${again}: it goes on from there.`,
      },
    );
  } finally {
    progress.stop();
    // What a failed or interrupted apply did is in the state too.
    await signState(context, { command: `deploy ${name}` });
  }
}
