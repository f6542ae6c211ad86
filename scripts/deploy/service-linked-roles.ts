import { makeRole, missingRoles, rolesFor } from "../aws/service-linked-roles";
import type { StackContext } from "../lib/stack-context";
import type { PlanSummary } from "../plan/plan-summary";

/**
 * Makes the roles by which AWS's services act, where the account has none yet. Each service makes its own at the
 * first use, and in a new account some refuse the very call that made it.
 */
export async function makeServiceLinkedRoles(
  context: StackContext,
  { changes }: PlanSummary,
): Promise<void> {
  const created = changes.filter(({ action }) => action === "create").map(({ type }) => type);
  const wanted = rolesFor(created);
  if (wanted.length === 0) return;
  try {
    for (const role of await missingRoles(context, wanted)) {
      await makeRole(context, role);
      context.say(`Made in the account, once and for free: the role ${role.name}`);
    }
  } catch (error) {
    // Who may not may still deploy: then AWS makes them, or says which one is missing.
    const reason = error instanceof Error ? error.message : String(error);
    context.say(`The roles of AWS's services could not be looked after: ${reason}`);
  }
}
