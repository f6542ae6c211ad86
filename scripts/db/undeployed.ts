import { requireTerraform } from "../launch/terraform.mjs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { planStack } from "../plan/plan-stack";
import { inWords } from "../plan/summary-words";
import { styleFor } from "../terminal/style";
import { inWorkspace } from "../terraform/workspace";

/**
 * Refuses a restore in place where something waits for a deploy: what follows from the new instance is applied
 * afterwards without a question, and that would be applied with it.
 * @param live whether the database is there; where it is lost, the configuration is compared with the state alone
 */
export async function requireNothingUndeployed(
  context: StackContext,
  live: boolean,
): Promise<void> {
  const { stack, say } = context;
  requireTerraform("plan");
  say(`Looking whether anything of ${stack.name} waits for a deploy …`);
  await inWorkspace(context, async (workspace) => {
    const { summary } = await planStack(context, workspace, live ? [] : ["-refresh=false"]);
    if (summary.empty) return;
    say(`\n${inWords(stack.name, summary, styleFor(process.stderr))}\n`);
    throw new CommandError(
      `${stack.name} is not as it is configured: nothing was restored, and nothing changed`,
      {
        hint: live
          ? `What follows from the restore would be applied together with that. Deploy it first, or take back what is not wanted: devops-platform deploy ${stack.name}`
          : "What follows from the restore would be applied together with that. Check out what was deployed last, and restore from there. Do not deploy: that would make an empty database.",
        exitCode: exitCodes.refused,
      },
    );
  });
}
