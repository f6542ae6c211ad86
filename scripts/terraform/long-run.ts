import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { terraformProgram } from "../launch/terraform.mjs";
import { killGroup } from "../lib/kill-group";
import { type EndSignal, interrupted, onSignals, tidyAtEnd } from "../lib/signals.mjs";
import { noteTerraform } from "./abandoned";
import { quietly } from "./environment";
import { type Diagnostic, parseEvent, type TerraformEvent } from "./events";
import { lockThatRefused } from "./failure";
import { followLines } from "./follow-lines";
import { gentleStop } from "./gentle-stop";
import { terraformKilled } from "./killed";
import { unlessItsOwnLock } from "./own-lock";
import type { TerraformRun } from "./run";

export type { OnInterrupt } from "./run";

export interface LongRun extends TerraformRun {
  /** What it works on, for errors: `dev`. */
  readonly stack?: string;
  readonly onEvent?: (event: TerraformEvent) => void;
  /** Told what an interruption means, for the person who waits. */
  readonly say?: (line: string) => void;
  /** What to do about a state that could not be saved, which is kept by this; undefined where it was saved. */
  readonly unsaved?: () => string | undefined;
}

export interface LongRunResult {
  readonly code: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs a Terraform command that changes something or holds a lock, with `-json` among its arguments. */
export function longTerraform(run: LongRun, args: readonly string[]): Promise<LongRunResult> {
  return unlessItsOwnLock(
    run,
    (environment) => runOnce({ ...run, environment }, args),
    ({ diagnostics }) => lockThatRefused(diagnostics),
  );
}

/**
 * It runs in a process group of its own, so that a Ctrl-C in the terminal reaches it once and
 * through us: a second signal would make Terraform give up without saving the state. Its output goes
 * to a file, not to a pipe: when we are killed it can still finish, save the state and unlock.
 */
async function runOnce(run: LongRun, args: readonly string[]): Promise<LongRunResult> {
  const output = join(run.directory, `.output-${randomUUID()}`);
  const descriptor = openSync(output, "a", 0o600);
  const child = spawn(terraformProgram(), args, {
    cwd: run.directory,
    env: quietly(run.environment),
    stdio: ["ignore", descriptor, descriptor],
    detached: true,
  });
  closeSync(descriptor);
  if (child.pid !== undefined) noteTerraform(run.directory, child.pid);

  const gentle = gentleStop({
    interrupt: () => child.pid !== undefined && signalTo(child.pid, "SIGINT"),
    say: run.say ?? (() => {}),
  });
  const diagnostics: Diagnostic[] = [];
  const following = followLines(output, (line) => {
    const event = parseEvent(line);
    if (event?.type === "diagnostic") diagnostics.push(event.diagnostic);
    if (event) {
      gentle.onEvent(event);
      run.onEvent?.(event);
    }
    if (!event && line.startsWith("Error: ")) diagnostics.push(plainError(line));
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });

  const signals: EndSignal[] = [];
  const stop = (signal: EndSignal) => {
    signals.push(signal);
    if (run.onInterrupt === "abandon") killGroup(child.pid);
    else gentle.onSignal();
  };
  const abandon = () => {
    if (run.onInterrupt === "abandon" && child.exitCode === null) killGroup(child.pid);
  };
  const code = await tidyAtEnd(abandon, () => onSignals(stop, () => ended)).finally(() =>
    following.finish(),
  );
  const [signal] = signals;
  if (signal !== undefined) throw interrupted(signal, interruptedHint(run, gentle.isForced()));
  if (code === null) {
    // Its providers would go on by themselves with what they have begun.
    killGroup(child.pid);
    throw terraformKilled(run.stack, args[0] ?? "run");
  }
  return { code, diagnostics };
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

function interruptedHint(run: LongRun, forced: boolean): string {
  if (run.onInterrupt === "abandon") return "Nothing is left of it.";
  const unsaved = run.unsaved?.();
  if (unsaved !== undefined) return unsaved;
  return forced
    ? `Terraform was ended at once and may have left its lock: devops-platform unlock ${run.stack ?? "<environment>"}. Then run the same command again: it looks for what was made and not noted.`
    : "The state has everything that was done; what was left off is made the next time. Run the same command again to go on.";
}

/** What Terraform says before it knows that it was asked for JSON. */
const plainError = (line: string): Diagnostic => ({
  severity: "error",
  summary: line.slice("Error: ".length),
  detail: "",
});
