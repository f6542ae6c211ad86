import { spawn } from "node:child_process";
import { terraformProgram } from "../launch/terraform.mjs";
import { endOf } from "../lib/ended";
import { CommandError } from "../lib/errors.mjs";
import { killGroup } from "../lib/kill-group";
import { tidyAtEnd } from "../lib/signals.mjs";
import { quietly } from "./environment";

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
}

/** Runs Terraform without questions and returns its stdout; throws what it said on failure. */
export async function terraform(run: TerraformRun, args: readonly string[]): Promise<string> {
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
  const { code, stdout, stderr } = await tidyAtEnd(abandon, () => endOf(child));
  if (code === 0) return stdout;
  throw new CommandError(`\`terraform ${args.join(" ")}\` failed in ${run.directory}`, {
    hint: stderr.trim() || stdout.trim(),
  });
}
