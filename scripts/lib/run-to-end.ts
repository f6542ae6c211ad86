import { spawn } from "node:child_process";
import { killGroup } from "./kill-group";
import { tidyAtEnd } from "./signals.mjs";

export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  /** All that it wrote, stdout and stderr as they came. */
  readonly output: string;
}

/**
 * Runs a program of which nothing is kept when we end before it: it is killed then, with whatever
 * it started. It has a process group of its own for that.
 */
export async function runToEnd(program: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const code = await tidyAtEnd(
    () => {
      if (child.exitCode === null) killGroup(child.pid);
    },
    () => ended,
  );
  return { code, output: Buffer.concat(chunks).toString().trim() };
}
