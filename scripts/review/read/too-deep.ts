import { CommandError, exitCodes } from "../../lib/errors.mjs";

/** Does something with a plan; one that is nested so deeply that the stack ends is one error. */
export function unlessTooDeep<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(`${name} is nested too deeply to be a plan`, {
      hint: "terraform show -json saved.tfplan > dev.json writes one.",
      exitCode: exitCodes.usage,
    });
  }
}
