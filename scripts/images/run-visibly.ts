import { spawn } from "node:child_process";
import { killGroup } from "../lib/kill-group";
import { interrupted, onSignals, tidyAtEnd } from "../lib/signals.mjs";
import { inPrivateFolder } from "./private-folder";

type EndSignal = Parameters<typeof interrupted>[0];

/** How long a builder may clean up after Ctrl-C: its containers and half-written layers. */
const GRACE_MILLISECONDS = 10_000;

export interface RunOptions {
  /** @default the caller's */
  readonly environment?: NodeJS.ProcessEnv;
  /** What there is to know after Ctrl-C. */
  readonly afterInterruption: string;
}

/**
 * Runs a program whose output a person reads as it comes, on stderr. Ctrl-C ends it in order, a second one
 * or ten seconds kill it with everything it started.
 * @returns its exit code, null where it was killed
 * @throws {CommandError} where a signal ended it
 */
export function runVisibly(
  program: string,
  args: readonly string[],
  { environment = process.env, afterInterruption }: RunOptions,
): Promise<number | null> {
  // What it leaves of its temporary files when it is stopped goes with the folder.
  return inPrivateFolder((folder) => {
    const child = spawn(program, args, {
      // Straight to the terminal, so that builders draw their progress.
      stdio: ["ignore", process.stderr.fd, process.stderr.fd],
      env: { ...environment, TMPDIR: folder },
      detached: true,
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", resolve);
    });
    const isRunning = () => child.exitCode === null && child.signalCode === null;
    return untilEnd({ pid: child.pid, isRunning, ended }, afterInterruption);
  });
}

interface Started {
  readonly pid: number | undefined;
  readonly isRunning: () => boolean;
  readonly ended: Promise<number | null>;
}

async function untilEnd(
  { pid, isRunning, ended }: Started,
  afterInterruption: string,
): Promise<number | null> {
  const kill = () => {
    if (isRunning()) killGroup(pid);
  };
  let asked: EndSignal | undefined;
  const end = (signal: EndSignal) => {
    if (asked) return kill();
    asked = signal;
    askGroup(pid);
    setTimeout(kill, GRACE_MILLISECONDS).unref();
  };
  const code = await tidyAtEnd(kill, () => onSignals(end, () => ended));
  if (!asked) return code;
  // What it started may outlive it for a moment.
  killGroup(pid);
  throw interrupted(asked, afterInterruption);
}

/** Asks what the program started too: a step that ends lets a builder clean up after it. */
function askGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGTERM");
  } catch {
    // It has ended meanwhile.
  }
}
