import { spawn } from "node:child_process";
import { terraformProgram } from "../launch/terraform.mjs";
import { type Ended, endOf } from "../lib/ended";
import { CommandError } from "../lib/errors.mjs";
import { killGroup } from "../lib/kill-group";
import { tidyAtEnd } from "../lib/signals.mjs";
import { lockInDiagnostic } from "../state/lock-info";
import { quietly } from "./environment";
import { unlessItsOwnLock } from "./own-lock";

/**
 * What a signal does to Terraform. `finish`: it finishes what it has begun, saves the state and
 * gives the lock back. `abandon`: it is killed, because nothing it works on is kept.
 */
export type OnInterrupt = "finish" | "abandon";

export interface TerraformRun {
  /** Where the configuration and its state are. */
  readonly directory: string;
  /** The whole environment of the process: {@link process.env} is not added. */
  readonly environment: NodeJS.ProcessEnv;
  /** @default "finish" */
  readonly onInterrupt?: OnInterrupt;
  /**
   * Gives the lock of the state back where it has this id; false where nobody holds that one.
   * @default Terraform takes every lock that it meets for somebody else's
   */
  readonly giveBack?: (id: string) => Promise<boolean>;
}

/** Runs Terraform without questions and returns its stdout; throws what it said on failure. */
export async function terraform(run: TerraformRun, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await unlessItsOwnLock(
    run,
    (environment) => runOnce({ ...run, environment }, args),
    (ended) => lockInDiagnostic(ended.stderr),
  );
  if (code === 0) return stdout;
  throw new CommandError(`\`terraform ${args.join(" ")}\` failed in ${run.directory}`, {
    hint: stderr.trim() || stdout.trim(),
  });
}

function runOnce(run: TerraformRun, args: readonly string[]): Promise<Ended> {
  const abandoned = run.onInterrupt === "abandon";
  const child = spawn(terraformProgram(), args, {
    cwd: run.directory,
    env: quietly(run.environment),
    stdio: ["ignore", "pipe", "pipe"],
    detached: abandoned,
  });
  const abandon = () => {
    if (abandoned && child.exitCode === null) killGroup(child.pid);
  };
  return tidyAtEnd(abandon, () => endOf(child));
}
