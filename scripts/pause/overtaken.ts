import { CommandError, exitCodes } from "../lib/errors.mjs";

/** Between two steps of which neither needs the lock of the other, somebody went the other way. */
export const overtaken = (environment: string) =>
  new CommandError(`somebody paused or resumed ${environment} in between`, {
    hint: `What they began is left to them. devops-platform status ${environment} shows how it is.`,
    exitCode: exitCodes.stale,
  });
