import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessOf } from "../aws/access";
import { withoutAws } from "../emulator/environment";
import { givenFor } from "../emulator/given";
import { ensureEmulator } from "../emulator/install";
import { type Emulator, startEmulator } from "../emulator/start";
import { requireTerraform } from "../launch/terraform.mjs";
import { CommandError, exitCodes, isCommandError } from "../lib/errors.mjs";
import { endedBySignals, tidyAtEnd } from "../lib/signals.mjs";
import type { StackContext } from "../lib/stack-context";
import { findPython } from "../python/find";
import { type App, openApp } from "../stacks/app";
import type { Stack } from "../stacks/stack";
import { withProviders } from "../terraform/providers";

/** Does something of which a signal leaves nothing, and says so. */
export async function abandonable<T>(work: () => Promise<T>): Promise<T> {
  const words = "Nothing is left of it, and nothing was created on AWS.";
  const stopWatching = endWithNpm();
  try {
    return await endedBySignals(work, `\nerror: interrupted\n       ${words}`);
  } catch (error) {
    const code = isCommandError(error) ? error.exitCode : exitCodes.failed;
    if (![exitCodes.interrupted, 143, 129].includes(code)) throw error;
    throw new CommandError("interrupted", { hint: words, exitCode: code });
  } finally {
    stopWatching();
  }
}

/** npm does not pass every signal on that ends it: then we would go on with nobody to see it. */
function endWithNpm(): () => void {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGHUP");
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}

/** Fails where a program is missing or too old, before anything else is begun. */
export async function requireMachine(): Promise<void> {
  requireTerraform("plan and deploy");
  await findPython("run the AWS emulator");
}

/**
 * Synthesizes an app into a folder of its own, for as long as `work` lasts: an output that was
 * initialized for AWS is not touched.
 */
export async function withOwnOutput<T>(
  { root, folder }: { readonly root: string; readonly folder: string },
  work: (app: App, temporary: string) => Promise<T>,
): Promise<T> {
  // A short name: the path of a socket below it must not be longer than some 100 characters.
  const temporary = mkdtempSync(join(tmpdir(), "dp-"));
  const tidy = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  return tidyAtEnd(tidy, async () =>
    work(await openApp({ root, folder, output: join(temporary, "cdktf.out") }), temporary),
  );
}

/** What is downloaded at the first use: the emulator and the AWS provider, both at once. */
export async function install(
  { root }: App,
  stack: Stack,
  temporary: string,
  say: (line: string) => void,
): Promise<void> {
  const parts = await Promise.allSettled([
    ensureEmulator(root, () => say("Installing the AWS emulator, once …")),
    withProviders({
      root,
      stack: stack.folder,
      environment: { ...withoutAws(process.env), TMPDIR: temporary },
      onDownload: () => say("Downloading the AWS provider, once …"),
    }),
  ]);
  for (const part of parts) if (part.status === "rejected") throw part.reason;
}

/** Plays a stack's account, with what the app expects of it and nothing else, for as long as `work` lasts. */
export async function withEmulator<T>(
  app: App,
  stack: Stack,
  work: (emulator: Emulator) => Promise<T>,
): Promise<T> {
  const emulator = await startEmulator({
    root: app.root,
    account: stack.accountId,
    region: stack.region,
    given: givenFor(app.stacks.map(({ configuration }) => configuration)),
  });
  try {
    return await work(emulator);
  } finally {
    await emulator.stop();
  }
}

/** Where and with what something is done in an emulator. */
export interface Emulated {
  readonly app: App;
  readonly stack: Stack;
  readonly emulator: Emulator;
  /** For what Terraform leaves behind when it is killed: the sockets of its providers. */
  readonly temporary: string;
}

/** What acts on a stack in the emulator. Nothing of the caller's AWS gets through, and nobody is asked. */
export function emulatedContext(
  { app, stack, emulator, temporary }: Emulated,
  say: (line: string) => void,
): StackContext {
  const caller = withoutAws(process.env);
  return {
    app,
    stack,
    access: accessOf({ ...caller, ...emulator.environment, TMPDIR: temporary }),
    answers: { yes: true, typed: stack.name },
    onInterrupt: "abandon",
    say,
  };
}
