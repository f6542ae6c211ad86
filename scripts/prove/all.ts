import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type EndSignal, interrupted, onSignals } from "../lib/signals.mjs";
import type { Proof } from "./proof";

/** How the proof of one environment ended. */
export interface Proven {
  readonly environment: string;
  readonly code: number | null;
  /** Undefined where it did not come to its end. */
  readonly proof: Proof | undefined;
}

/**
 * Proves environments side by side: most of the time each of them only waits. Each is a process of its own with its
 * own emulator; what it says is told with its name in front.
 */
export async function proveAll(
  root: string,
  folder: string,
  environments: readonly string[],
): Promise<Proven[]> {
  const width = Math.max(...environments.map((name) => name.length));
  const started = environments.map((name) => start(root, folder, name, width));
  const signals: EndSignal[] = [];
  const stop = (signal: EndSignal) => {
    signals.push(signal);
    for (const { child } of started) child.kill(signal);
  };
  const results = await onSignals(stop, () => Promise.all(started.map(({ ended }) => ended)));
  const [signal] = signals;
  if (signal !== undefined) throw interrupted(signal, "Nothing is left of it.");
  return results;
}

function start(root: string, folder: string, environment: string, width: number) {
  const program = join(root, "bin", "devops-platform.mjs");
  const child = spawn(process.execPath, [program, "prove", environment, "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let json = "";
  child.stdout.on("data", (chunk: Buffer) => {
    json += chunk.toString();
  });
  createInterface(child.stderr).on("line", (line) =>
    process.stderr.write(`${environment.padEnd(width)} | ${line}\n`),
  );
  const ended = new Promise<Proven>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ environment, code, proof: proofIn(json) }));
  });
  return { child, ended };
}

function proofIn(json: string): Proof | undefined {
  try {
    return JSON.parse(json) as Proof;
  } catch {
    return undefined;
  }
}
