import { causeOf } from "../aws/errors";
import { CommandError, exitCodes, isCommandError } from "../lib/errors.mjs";
import type { Stack } from "../stacks/stack";
import { lockInDiagnostic } from "../state/lock-info";
import { locked } from "../state/locked";
import type { TerraformRun } from "./run";
import { init } from "./steps";

/** `terraform init` of a stack; what fails is said in words. */
export async function openBackend(
  run: TerraformRun,
  stack: Stack,
  backendConfig: string | undefined,
): Promise<void> {
  await explainInit(
    `opening ${stack.name} for Terraform`,
    () => init(run, backendConfig),
    stack.name,
  );
}

/** Runs some `terraform init`; `doing` completes "… failed". */
export async function explainInit(
  doing: string,
  work: () => Promise<unknown>,
  stack = "<environment>",
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isTerraform = isCommandError(error) && error.exitCode !== exitCodes.refused;
    throw isTerraform ? initFailed(doing, stack, error.hint ?? "") : error;
  }
}

/** @param said what Terraform wrote, for people and over many lines */
export function initFailed(doing: string, stack: string, said: string): CommandError {
  const lock = lockInDiagnostic(said);
  if (lock) return locked(doing, stack, lock);
  const cause = NO_PROVIDER.test(said) ? noProvider : causeOf(said);
  const code = cause ? exitCodes.aws : exitCodes.terraform;
  return new CommandError(cause ? `${doing} failed: ${cause.says}` : `${doing} failed`, {
    hint: [cause?.hint, `Terraform said: ${essence(said)}`].filter(Boolean).join("\n"),
    exitCode: cause === noProvider ? exitCodes.program : code,
  });
}

const NO_PROVIDER = /Failed to (query available provider packages|install provider)/i;

const noProvider = {
  says: "the AWS provider could not be installed",
  hint: "Terraform must reach registry.terraform.io, or a mirror that its configuration file names (provider_installation).",
};

/** The errors without the frame around them and the blank lines between. */
function essence(said: string): string {
  const lines = said.split("\n").map((line) => line.replace(/^[│╷╵]\s?/, "").trimEnd());
  const start = lines.findIndex((line) => line.startsWith("Error:"));
  return lines
    .slice(Math.max(0, start))
    .filter((line) => line !== "")
    .join("\n")
    .replace(/^Error: /, "");
}
