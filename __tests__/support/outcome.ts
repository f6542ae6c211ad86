import type { ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";

/** How a program ended, and what it wrote. */
export interface Result {
  /** The name of the signal where one ended it. */
  readonly code: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Gathers what a child writes until it has ended and its pipes are closed. */
export function outcomeOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Result> {
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? signal, stdout, stderr }));
  });
}
