import { spawn } from "node:child_process";
import { killGroup } from "./kill-group";
import { tidyAtEnd } from "./signals.mjs";

export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program of which nothing is kept when we end before it: it is killed then, with whatever
 * it started. It has a process group of its own for that.
 */
export async function runToEnd(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: environment,
    detached: true,
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
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
  const [stdout = "", stderr = ""] = [out, err].map((one) => Buffer.concat(one).toString().trim());
  return { code, stdout, stderr };
}
