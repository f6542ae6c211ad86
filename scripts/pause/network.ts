import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { worked } from "../plan/counts";
import { planStack } from "../plan/plan-stack";
import type { PlannedChange } from "../plan/plan-summary";
import { signState } from "../state/sign";
import { showProgress } from "../terminal/progress";
import { whileTicking } from "../terminal/ticker";
import { applyPlanFile } from "../terraform/planning";
import { inWorkspace } from "../terraform/workspace";

export interface NetworkChange {
  /** What hangs on the pause pointer: `aws_nat_gateway.a`. */
  readonly addresses: readonly string[];
  /** `pause` or `resume`. */
  readonly command: "pause" | "resume";
  /** Asked between plan and apply: somebody else may have gone the other way meanwhile. */
  readonly stillWanted: () => Promise<void>;
}

/**
 * Has Terraform take away, or bring back, what the pause pointer says, and nothing else: what the configuration asks
 * for besides is left for a deploy.
 */
export async function changeNetwork(context: StackContext, change: NetworkChange): Promise<void> {
  const { addresses, command, stillWanted } = change;
  const { stack } = context;
  if (addresses.length === 0) return;
  const doing = command === "pause" ? `pausing ${stack.name}` : `resuming ${stack.name}`;
  await inWorkspace(context, async (workspace) => {
    const targets = addresses.map((address) => `-target=${address}`);
    const { made, summary } = await whileTicking("Planning what goes with it …", () =>
      planStack(context, workspace, targets),
    );
    refuseOthers(context, change, summary.changes);
    if (summary.changes.length === 0) return;
    await stillWanted();
    const progress = showProgress(worked(summary.counts));
    const next = `What was done is in the state. When the cause is gone, run devops-platform ${command} ${stack.name} again: it goes on from there.`;
    try {
      const run = { ...workspace.run, onEvent: progress.onEvent };
      await applyPlanFile(run, { file: made.file, stack: stack.name, doing, next });
    } finally {
      progress.stop();
      await signState(context, { command: `${command} ${stack.name}` });
    }
  });
}

/** What a pause explains is that something of its own comes or goes; anything else is somebody else's. */
export const othersAmong = (
  changes: readonly PlannedChange[],
  addresses: readonly string[],
): readonly PlannedChange[] =>
  changes.filter(
    ({ address, action }) =>
      !addresses.includes(address.replace(/\[\d+\]$/, "")) ||
      (action !== "create" && action !== "destroy"),
  );

/** What the targets stand on may have been changed in the configuration: that is somebody else's deploy. */
function refuseOthers(
  { stack }: StackContext,
  { addresses, command }: NetworkChange,
  changes: readonly PlannedChange[],
): void {
  const others = othersAmong(changes, addresses);
  if (others.length === 0) return;
  const lines = others.map(({ address, action }) => `  ${action ?? "move"} ${address}`);
  throw new CommandError(
    `the network of ${stack.name} has changes that were never deployed, and ${command} applies nobody's changes but its own`,
    {
      hint: [
        ...lines,
        `devops-platform deploy ${stack.name} shows and applies them together with what ${command} wants; then devops-platform ${command} ${stack.name} again.`,
      ].join("\n"),
      exitCode: exitCodes.refused,
    },
  );
}
