import type { StackContext } from "../lib/stack-context";
import { Ledger, unfinishedReceipt } from "./ledger";
import { restoreServiceCounts } from "./service-counts";

/**
 * Closes the receipt of a destroy that a deploy came after: data is written again, and a destroy that went on from
 * there would take the snapshots of before for enough. Never makes a deploy fail: what was deployed is deployed.
 */
export async function supersedeReceipt(context: StackContext): Promise<void> {
  const { stack, say } = context;
  try {
    const open = await unfinishedReceipt(context);
    if (!open) return;
    // First, so that the next deploy tries again where this fails.
    await restoreServiceCounts(context, open);
    await new Ledger(context, open.started).rewrite({
      ...open,
      superseded: new Date().toISOString(),
    });
    say(
      `The destroy of ${stack.name} that was begun at ${open.started} was not finished. It is closed now: the next one begins anew.`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(
      `An earlier destroy of ${stack.name} could not be closed; the next deploy tries again: ${reason}`,
    );
  }
}
