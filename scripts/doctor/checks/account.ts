import type { Caller } from "../../aws/account";
import { exitCodes } from "../../lib/errors.mjs";
import type { Stack } from "../../stacks/stack";
import { type Check, notChecked, ok } from "../finding";

/** Whether the credentials are of the account that is configured. */
export const accountCheck = (stack: Stack, caller: () => Promise<Caller>): Check => ({
  name: "account",
  async look() {
    const found = await caller().catch(() => undefined);
    if (!found) return notChecked("no credentials can be used");
    if (found.accountId === stack.accountId) return ok(`${stack.accountId}, as ${stack.name} says`);
    return {
      status: "problem",
      says: `the credentials are of ${found.accountId}, and ${stack.name} is configured for ${stack.accountId}`,
      todo: "Choose others (AWS_PROFILE), or change `accounts` in platform.ts.",
      exitCode: exitCodes.aws,
    };
  },
});
