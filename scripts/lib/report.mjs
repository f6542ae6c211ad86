import { exitCodes, isCommandError, isConfigurationError } from "./errors.mjs";

/**
 * Prints a failure on stderr for the person who has to fix it.
 * @param {unknown} error
 * @param {{ debug?: boolean }} [options] `debug`: with the stack trace
 * @returns {number} the exit code
 */
export function report(error, options = {}) {
  process.stderr.write(`${explain(error)}\n`);
  if (options.debug && error instanceof Error) {
    process.stderr.write(`\n${error.stack ?? ""}\n`);
  }
  return exitCodeOf(error);
}

/**
 * @param {unknown} error
 * @returns {number}
 */
function exitCodeOf(error) {
  if (isCommandError(error)) return error.exitCode;
  return isConfigurationError(error) ? exitCodes.configuration : exitCodes.failed;
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (isConfigurationError(error)) return explainProblems(error);
  if (!(error instanceof Error)) return `error: ${String(error)}`;
  const lines = [`error: ${error.message.trim() || error.name}`, ...causes(error)];
  if (isCommandError(error)) {
    if (error.hint) lines.push(`       ${indent(error.hint, 7)}`);
  } else {
    lines.push("       Add --debug (or DEVOPS_PLATFORM_DEBUG=1) to see where this comes from.");
  }
  return lines.join("\n");
}

/** @param {import("./errors.mjs").ConfigurationProblems} error */
function explainProblems({ subject = "the configuration", problems }) {
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const blocks = problems.map(({ path, message, found, write }) => {
    const lines = [`  ${path || "(the whole value)"} ${indent(message, 4)}`];
    if (found !== undefined) lines.push(`    found: ${indent(shown(found), 11)}`);
    if (write) lines.push(`    write: ${indent(write, 11)}`);
    return lines.join("\n");
  });
  return [`error: ${subject} has ${count}`, ...blocks].join("\n\n");
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}

/**
 * @param {Error} error
 * @returns {string[]}
 */
function causes(error) {
  const { cause } = error;
  if (cause === undefined || cause === null) return [];
  if (!(cause instanceof Error)) return [`cause: ${String(cause)}`];
  return [`cause: ${indent(cause.message || cause.name, 7)}`, ...causes(cause)];
}

/**
 * @param {string} text
 * @param {number} width
 */
function indent(text, width) {
  return text.replaceAll("\n", `\n${" ".repeat(width)}`);
}
