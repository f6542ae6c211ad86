import { exitCodes, isCommandError, isConfigurationError } from "../lib/errors.mjs";
import { explain } from "../lib/report.mjs";
import type { Check, Finding, Verdict } from "./finding";

/** Does one check; however that ends, there is a finding. */
export async function examine({ name, look }: Check): Promise<Finding> {
  return { check: name, ...(await look().catch(asProblem)) };
}

export function asProblem(error: unknown): Verdict {
  if (isCommandError(error)) {
    const { message, hint, exitCode } = error;
    return { status: "problem", says: message, ...(hint && { todo: hint }), exitCode };
  }
  if (isConfigurationError(error)) {
    const says = explain(error).replace(/^error: /, "");
    return { status: "problem", says, exitCode: exitCodes.configuration };
  }
  const says = error instanceof Error ? error.message : String(error);
  return { status: "problem", says, exitCode: exitCodes.failed };
}

/** A machine without problems is well, whatever it is warned of. */
export function exitCodeOf(findings: readonly Finding[]): number {
  const problem = findings.find(({ status }) => status === "problem");
  return problem ? (problem.exitCode ?? exitCodes.failed) : exitCodes.done;
}
