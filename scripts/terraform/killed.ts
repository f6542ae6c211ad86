import { CommandError, exitCodes } from "../lib/errors.mjs";

/**
 * Terraform was ended by a signal that nobody here sent: SIGKILL, or the system when memory ran out.
 * @param stack undefined where what it worked on is kept by nobody else
 * @param command the first argument of Terraform: `plan`, `apply`, `destroy`
 */
export function terraformKilled(stack: string | undefined, command: string): CommandError {
  const name = stack ?? "<environment>";
  return new CommandError(`Terraform was killed during its ${command} of ${name}`, {
    hint: [
      ...(LOST[command] ?? []),
      "It could not give the lock of the state back. Release it, and go on:",
      "",
      `  devops-platform unlock ${name}`,
      `  devops-platform ${command === "destroy" ? "destroy" : "deploy"} ${name}`,
    ].join("\n"),
    exitCode: exitCodes.terraform,
  });
}

/** Source: Terraform's S3 backend persists a state at most every 20 seconds, which no setting shortens. */
const LOST: Readonly<Record<string, readonly string[]>> = {
  plan: ["Nothing was changed."],
  apply: [
    "What it did in its last seconds (20 at most) is in AWS and may not be in the state. Nothing is",
    "lost: the next deploy finds what is there by its tags and names and takes it over.",
  ],
  destroy: [
    "What it removed in its last seconds (20 at most) may still be in the state: the next run notices.",
  ],
};
