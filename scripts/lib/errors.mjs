/**
 * What every command ends with. Scripts and CI may rely on these numbers.
 *
 * | code | meaning |
 * |------|---------|
 * | 0    | done |
 * | 1    | a failure without a number of its own: nothing is deployed to be shown, or nobody foresaw it |
 * | 2    | wrong usage: an unknown command, option or environment, or a file that is not what it should be |
 * | 3    | the configuration is wrong |
 * | 4    | a program that is needed is missing or too old |
 * | 5    | the output cannot be written |
 * | 6    | AWS cannot be used: credentials, account, permissions, or where the state is |
 * | 7    | somebody else holds the lock |
 * | 8    | a saved plan is stale: what it stands on moved |
 * | 9    | Terraform failed: something may have been changed, the state says what |
 * | 10   | refused to protect something, or declined by you |
 * | 11   | a rollout did not succeed |
 * | 12   | there is something to change: only of `plan --exit-code` |
 * | 130  | interrupted (143 when by SIGTERM, 129 when by SIGHUP) |
 */
export const exitCodes = Object.freeze({
  done: 0,
  failed: 1,
  usage: 2,
  configuration: 3,
  program: 4,
  output: 5,
  aws: 6,
  locked: 7,
  stale: 8,
  terraform: 9,
  refused: 10,
  rollout: 11,
  changes: 12,
  interrupted: 130,
});

/** A failure that was foreseen: what went wrong, what to do next, and the exit code for it. */
export class CommandError extends Error {
  /**
   * @param {string} message what went wrong, in one sentence without an "error:" in front
   * @param {{ hint?: string, exitCode?: number, cause?: unknown }} [options] `hint`: what the
   *   reader does next; `exitCode`: one of `exitCodes`, by default `failed`
   */
  constructor(message, options = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "CommandError";
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? exitCodes.failed;
  }
}

/**
 * One problem of a configuration, as the environments' loader reports it.
 * @typedef {{ path: string, message: string, found?: unknown, write?: string }} Problem
 */

/**
 * What the loader throws: everything that is wrong with its subject ("environment dev").
 * @typedef {Error & { subject?: string, problems: Problem[] }} ConfigurationProblems
 */

/**
 * Errors cross the border between separately compiled files, where `instanceof` does not hold.
 * @param {unknown} error
 * @returns {error is CommandError}
 */
export function isCommandError(error) {
  return error instanceof Error && error.name === "CommandError" && "exitCode" in error;
}

/**
 * @param {unknown} error
 * @returns {error is ConfigurationProblems}
 */
export function isConfigurationError(error) {
  return (
    error instanceof Error &&
    error.name === "ConfigurationError" &&
    "problems" in error &&
    Array.isArray(error.problems)
  );
}
