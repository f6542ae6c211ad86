import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { askForName } from "../terminal/ask";
import { requireBucket } from "./bucket";
import { refuseUnusable } from "./condition";
import { currentVersion, readState, type StateContent } from "./content";
import { difference, differenceInWords } from "./difference";
import { pushState } from "./push";
import { highestSerial, listVersions } from "./versions";

/**
 * Makes an older version of a state the current one, as a new version with a serial above all others.
 * It changes what Terraform knows, and nothing in AWS.
 */
export async function restore(context: StackContext, versionId: string): Promise<void> {
  const { stack, say } = context;
  await requireBucket(context);
  const then = await versionNamed(context, versionId);
  const current = await currentVersion(context);
  // What is there now may be anything: that is what one goes back from.
  const now = await readState(context).catch(() => undefined);
  await refuseUnusable(context, then, `in the version ${versionId}`);
  if (current === versionId) {
    say(`${stack.name}: this version is the current one. There is nothing to do.`);
    return;
  }
  sayDifference(context, now, then);
  await askForName(stack.name, context.answers);
  const serial = (await highestSerial(context)) + 1;
  const document = { ...JSON.parse(then.text), serial };
  const command = `state restore ${stack.name} ${versionId}`;
  await pushState(context, { document, instead: current, command });
  say(
    `The state of ${stack.name} is what it was, as serial ${serial}. Nothing in AWS was changed.`,
  );
  say(
    `Next: devops-platform plan ${stack.name} shows what differs from AWS and from the configuration.`,
  );
}

async function versionNamed(context: StackContext, versionId: string): Promise<StateContent> {
  const { name } = context.stack;
  const versions = await listVersions(context);
  const found = versions.some((one) => one.versionId === versionId)
    ? await readState(context, versionId)
    : undefined;
  if (found) return found;
  throw new CommandError(`the state of ${name} has no version "${versionId}"`, {
    hint: `devops-platform state versions ${name} lists the ${versions.length} there are.`,
    exitCode: exitCodes.usage,
  });
}

function sayDifference(
  { stack, say }: StackContext,
  now: StateContent | undefined,
  then: StateContent,
): void {
  const lines = differenceInWords(difference(now?.document, then.document));
  const from = now ? `serial ${now.document.serial}` : "a state that was deleted or cannot be read";
  say(`The state of ${stack.name} goes from ${from} back to serial ${then.document.serial}.`);
  say(lines.length > 0 ? lines.join("\n") : "  Both know the same resources.");
}
