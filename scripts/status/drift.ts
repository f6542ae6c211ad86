import type { StackContext } from "../lib/stack-context";
import { planAsItIs } from "../plan/plan-adopting";
import type { Drift } from "../plan/plan-summary";
import { headline } from "../plan/summary-words";
import { whileTicking } from "../terminal/ticker";
import { inWorkspace } from "../terraform/workspace";
import type { Reader } from "./reading";
import { isUnread, type Reading } from "./reading";

/** How AWS and the configuration differ. */
export interface StackDrift {
  /** What a deploy would do, in a line: `nothing to change`, `1 to change`. */
  readonly plan: string;
  readonly empty: boolean;
  /** What was changed outside of Terraform and would be put right; what AWS itself goes on writing is none. */
  readonly drifted: readonly Drift[];
}

/** Plans a stack. It takes as long as `plan` does: half a minute or so. */
export async function driftIn(context: StackContext, reader: Reader): Promise<Reading<StackDrift>> {
  const planned = await reader.read("a plan", () =>
    inWorkspace(context, (workspace) =>
      whileTicking(`Planning ${context.stack.name} …`, () => planAsItIs(context, workspace)),
    ),
  );
  if (isUnread(planned)) return planned;
  const { summary } = planned;
  return {
    plan: headline(summary),
    empty: summary.empty,
    drifted: summary.drift.filter(({ repaired }) => repaired),
  };
}
