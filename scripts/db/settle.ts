import { applyPlanned } from "../deploy/apply-planned";
import { requireTerraform } from "../launch/terraform.mjs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { planAdopting } from "../plan/plan-adopting";
import { inWords } from "../plan/summary-words";
import { styleFor } from "../terminal/style";
import type { PlanJson, ResourceChange } from "../terraform/plan-json";
import { inWorkspace } from "../terraform/workspace";

/**
 * Applies what follows from another instance: permissions that name its id, the secret that RDS keeps, replicas. A
 * plan that would take anything away is somebody's decision and not a consequence: that is left to a deploy.
 * @param again how to go on
 */
export async function settle(context: StackContext, again: string): Promise<void> {
  const { stack, say } = context;
  requireTerraform("deploy");
  await inWorkspace(context, async (workspace) => {
    say(`Planning what follows for ${stack.name} …`);
    const planned = await planAdopting(context, workspace);
    if (planned.summary.empty) return;
    const others = takingAway(planned.made.json);
    say(`\n${inWords(stack.name, planned.summary, styleFor(process.stderr))}\n`);
    if (others.length > 0) throw moreThanFollows(stack.name, others, again);
    await applyPlanned(context, workspace, planned);
  });
}

const takingAway = ({ resource_changes: changes = [] }: PlanJson): string[] =>
  changes
    .filter(({ change }) => change.actions.includes("delete"))
    // A new revision is made beside the old one, which stays.
    .filter(({ type }: ResourceChange) => type !== "aws_ecs_task_definition")
    .map(({ address }) => address);

const moreThanFollows = (name: string, others: readonly string[], again: string) =>
  new CommandError(`the plan of ${name} would also take away: ${others.join(", ")}`, {
    hint: `The database is restored and in place. Its configuration changed since the last deploy: devops-platform deploy ${name} shows it and asks. ${again}`,
    exitCode: exitCodes.refused,
  });
