import { spawn } from "node:child_process";
import { type Ended, endOf } from "./ended";
import { killGroup } from "./kill-group";
import { tidyAtEnd } from "./signals.mjs";

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
  const abandon = () => {
    if (child.exitCode === null) killGroup(child.pid);
  };
  const { code, stdout, stderr } = await tidyAtEnd(abandon, () => endOf(child));
  return { code, stdout: stdout.trim(), stderr: stderr.trim() };
}
