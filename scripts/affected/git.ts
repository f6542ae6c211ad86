import { CommandError, exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";

/** What git answers in a folder. */
export type Git = (
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
) => Promise<string>;

/** Git in a folder. @throws where git cannot be started, or fails */
export const gitIn =
  (folder: string): Git =>
  async (args, environment = {}) => {
    const { code, stdout, stderr } = await started(folder, args, environment);
    if (code === 0) return stdout;
    throw new CommandError(`\`git ${args.join(" ")}\` failed in ${folder}`, {
      hint: stderr || "It said nothing.",
    });
  };

/** What git answers, or undefined where it fails. */
export const orUndefined = (answer: Promise<string>): Promise<string | undefined> =>
  answer.catch((error: unknown) => {
    if (error instanceof CommandError && error.exitCode === exitCodes.program) throw error;
    return undefined;
  });

async function started(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
) {
  try {
    return await runToEnd("git", ["-C", folder, ...args], { ...process.env, ...environment });
  } catch (cause) {
    throw new CommandError("git could not be started, and a change is told by its commits", {
      hint: "Install it: https://git-scm.com/downloads",
      exitCode: exitCodes.program,
      cause,
    });
  }
}
