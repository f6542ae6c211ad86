import type { Leftover } from "../leftovers/search";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { Receipt, Resisted } from "../receipt/receipt";
import { counted } from "../terminal/counted";

/** Fails where not all is gone: with what is there, why, and what to do. */
export function refuseRest({ stack }: StackContext, { resisted }: Receipt, receipt: string): void {
  if (resisted.length === 0) return;
  const blocks = resisted.map(({ address, said, todo }) =>
    [`${address}: ${said}`, ...(todo === undefined ? [] : [todo])].join("\n"),
  );
  const next = `The receipt is ${receipt}. Running devops-platform destroy ${stack.name} again goes on from here.`;
  throw new CommandError(
    `${stack.name} is not destroyed entirely: ${counted(resisted.length, "resource resists", "resources resist")}`,
    {
      hint: [...blocks, next].join("\n\n"),
      exitCode: exitCodes.terraform,
    },
  );
}

/** What has the stack's tags and is in no state: somebody made it by hand, or a state was lost. */
export const asResisted = (leftovers: readonly Leftover[]): Resisted[] =>
  leftovers.map(({ arn, type }) => ({
    address: arn,
    said: `left over: this ${type} has the tags of what was destroyed, and no state knows it`,
    todo: "Delete it by hand, or take its tags Platform and Environment away if it belongs elsewhere.",
  }));

export function refuseLeftovers({ stack }: StackContext, leftovers: readonly Leftover[]): void {
  if (leftovers.length === 0) return;
  const lines = asResisted(leftovers).map(({ address, said }) => `${address}\n  ${said}`);
  const todo = `Delete them by hand; where a state was lost, \`devops-platform state versions ${stack.name}\` shows its versions.`;
  throw new CommandError(`nothing of ${stack.name} is deployed, and something is left over`, {
    hint: [...lines, "", todo].join("\n"),
    exitCode: exitCodes.terraform,
  });
}
