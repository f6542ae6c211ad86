import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { PLUGIN } from "../exec/plugin";
import type { PluginCall } from "../exec/plugin-call";
import { CommandError } from "../lib/errors.mjs";
import { killGroup } from "../lib/kill-group";
import { tidyAtExit } from "../lib/signals.mjs";

/** Time to say goodbye to Session Manager. */
const GRACE = 5000;

/** The plugin, listening on this machine. */
export interface Forwarding {
  /** Ends when it does, with the last that it said. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the plugin and waits until it listens. It is in a process group of its own: Ctrl-C must not end it while
 * something still speaks through it.
 * @throws where it ends instead, which it does with exit code 0 whatever went wrong
 */
export async function startForwarding(
  { args, environment }: PluginCall,
  signal: AbortSignal,
): Promise<Forwarding> {
  signal.throwIfAborted();
  const child = spawn(PLUGIN, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: environment,
    detached: true,
  });
  const stopTidying = tidyAtExit(() => killGroup(child.pid));
  let said = "";
  const listening = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (/^Port \d+ opened for sessionId /m.test(said)) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
  });
  const ended = new Promise<string>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => {
      stopTidying();
      resolve(lastWords(said));
    });
  });
  const stop = async () => {
    child.kill("SIGINT");
    await Promise.race([ended, wait(GRACE, undefined, { ref: false })]);
    if (child.exitCode === null && child.signalCode === null) killGroup(child.pid);
  };
  const asked = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const failed = ended.then((words) => Promise.reject(didNotListen(words)));
  try {
    await Promise.race([listening, failed, asked]);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    // Whoever lost the race may still fail.
    failed.catch(() => {});
    asked.catch(() => {});
  }
  return { ended, stop };
}

/** Without its greeting. */
const lastWords = (said: string): string =>
  said
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(Starting session|Port \d+ opened|Waiting for)/.test(line))
    .slice(-3)
    .join("\n");

const didNotListen = (words: string) =>
  new CommandError("the tunnel did not open", {
    hint: words || `${PLUGIN} ended without a word.`,
  });
