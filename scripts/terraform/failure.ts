import { causeOf } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type Lock, lockInDiagnostic } from "../state/lock-info";
import { locked } from "../state/locked";
import type { Diagnostic } from "./events";

/** One error of a run, in words. */
export interface Failure {
  /** The resource it is about; undefined for what concerns the whole run. */
  readonly address: string | undefined;
  /** What was tried: `creating RDS DB Instance (acme-dev-main)`. */
  readonly tried: string;
  /** What AWS said, without request ids and HTTP. */
  readonly said: string;
  /** What AWS calls it: `InvalidParameterValue`. */
  readonly code: string | undefined;
}

/** What a diagnostic of the AWS provider says, for people. */
export function failureOf({ summary, detail, address }: Diagnostic): Failure {
  const text = [summary, detail].filter((part) => part !== "").join("\n");
  const api = /api error (\w[\w.]*): ?([\s\S]*)$/.exec(summary);
  const [tried = summary] = /^[\s\S]*?(?=: operation error )/.exec(summary) ?? [];
  if (!api) return { address, tried: summary, said: detail.trim(), code: undefined };
  return { address, tried, said: (api[2] ?? text).trim() || detail.trim(), code: api[1] };
}

/** The errors among what a run reported, each once. */
export function failuresIn(diagnostics: readonly Diagnostic[]): Failure[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(failureOf);
  const seen = new Set<string>();
  return errors.filter((failure) => {
    const key = JSON.stringify(failure);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** One failure as lines: which resource, what AWS said, what to look at. */
export function inWords(failure: Failure): string {
  const { address, tried, said, code } = failure;
  const lines = [address === undefined ? tried : `${address}: ${tried}`];
  if (said) lines.push(code === undefined ? said : `AWS said: ${said} (${code})`);
  const cause = causeOf(`${code ?? ""} ${tried} ${said}`);
  if (cause) lines.push(cause.hint);
  return lines.join("\n");
}

/** The lock for which a run could not begin; undefined where it did. */
export function lockThatRefused(diagnostics: readonly Diagnostic[]): Lock | undefined {
  const texts = diagnostics.map(({ summary, detail }) => `${summary}\n${detail}`);
  return texts.flatMap((text) => lockInDiagnostic(text) ?? [])[0];
}

export interface FailedRun {
  /** Completes "… failed": `deploying dev`. */
  readonly doing: string;
  readonly stack: string;
  /** What is safe to do next. */
  readonly next: string;
}

/** A failed run as an error: all that failed, then what is safe to do next; or who holds the lock. */
export function terraformFailed(
  diagnostics: readonly Diagnostic[],
  { doing, stack, next }: FailedRun,
): CommandError {
  const lock = lockThatRefused(diagnostics);
  if (lock) return locked(doing, stack, lock);
  const failures = failuresIn(diagnostics);
  const shown = failures.map(inWords);
  return new CommandError(`${doing} failed`, {
    hint: [...(shown.length > 0 ? shown : ["Terraform gave no reason."]), next].join("\n\n"),
    exitCode: exitCodes.terraform,
  });
}
