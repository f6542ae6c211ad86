import { exitCodes } from "./errors.mjs";

/** The end of a command's help: how it is called, and what its exit codes mean. */
export function examples(lines: readonly (readonly [command: string, purpose: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  const shown = lines.map(([command, purpose]) => `  $ ${command.padEnd(width)}   ${purpose}`);
  return `\nExamples:\n${shown.join("\n")}`;
}

export const exitCodesHelp = `
Exit codes:
  ${exitCodes.done} done · ${exitCodes.failed} any other failure · ${exitCodes.usage} wrong usage · ${exitCodes.configuration} wrong configuration
  ${exitCodes.program} a needed program is missing or too old · ${exitCodes.output} output cannot be written · ${exitCodes.aws} AWS cannot be used
  ${exitCodes.locked} locked by somebody else · ${exitCodes.stale} a saved plan is stale · ${exitCodes.terraform} Terraform failed
  ${exitCodes.refused} refused or declined · ${exitCodes.rollout} a rollout did not succeed · ${exitCodes.changes} changes (plan --exit-code) · ${exitCodes.interrupted} interrupted
  129, 143 ended by SIGHUP, SIGTERM`;
