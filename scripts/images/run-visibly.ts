import { spawn } from "node:child_process";
import { killGroup } from "../lib/kill-group";
import { interrupted, onSignals, tidyAtEnd } from "../lib/signals.mjs";

type EndSignal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** How long a builder may clean up after Ctrl-C: its containers and half-written layers. */
const GRACE_MILLISECONDS = 10_000;

/**
 * Runs a program whose output a person reads as it comes, on stderr. Ctrl-C ends it in order, a second one
 * or ten seconds kill it with everything it started.
 * @returns its exit code, null where it was killed
 * @throws {CommandError} where a signal ended it
 */
export async function runVisibly(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number | null> {
  const child = spawn(program, args, {
    // Straight to the terminal, so that builders draw their progress.
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    env: environment,
    detached: true,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  const kill = () => {
    if (child.exitCode === null && child.signalCode === null) killGroup(child.pid);
  };
  let asked: EndSignal | undefined;
  const end = (signal: EndSignal) => {
    if (asked) return kill();
    asked = signal;
    child.kill("SIGTERM");
    setTimeout(kill, GRACE_MILLISECONDS).unref();
  };
  const code = await tidyAtEnd(kill, () => onSignals(end, () => ended));
  // What it started may outlive it for a moment.
  if (asked) killGroup(child.pid);
  if (asked)
    throw interrupted(asked, `${program} was stopped. The same command begins again where it can.`);
  return code;
}
