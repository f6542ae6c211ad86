import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../launch/lock.mjs";
import { holdsState } from "./unsaved-state";

const PID_FILE = "terraform.pid";
const STATE_FILE = "whose-state";

/** Notes which Terraform works in a directory: it may outlive the command that started it. */
export function noteTerraform(directory: string, pid: number): void {
  writeFileSync(join(directory, PID_FILE), String(pid));
}

/** Where the workspaces of a repository's commands are. */
export const workspacesIn = (root: string): string => join(root, ".cache", "work");

/** Notes which state a workspace is about: a name alone may be one of another account or emulator. */
export function noteState(directory: string, state: string): void {
  writeFileSync(join(directory, STATE_FILE), state);
}

/**
 * The process that works on a state in one of the workspaces here, a command or a Terraform that
 * outlived it; undefined where none does.
 */
export function atWorkOn(root: string, state: string): number | undefined {
  const base = workspacesIn(root);
  if (!existsSync(base)) return undefined;
  for (const name of readdirSync(base)) {
    const directory = join(base, name);
    const command = commandOf(name);
    if (command === process.pid || textOf(directory, STATE_FILE) !== state) continue;
    const found = [command, terraformIn(directory)].find(isRunning);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Removes the workspaces of commands that were killed, unless Terraform is still at work in them. */
export function removeAbandoned(base: string): void {
  for (const name of readdirSync(base)) {
    const directory = join(base, name);
    const command = commandOf(name);
    if (!Number.isInteger(command) || isRunning(command)) continue;
    if (isRunning(terraformIn(directory)) || holdsState(directory)) continue;
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The process of the command that made a workspace. */
const commandOf = (name: string): number => Number(/-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1]);

const terraformIn = (directory: string): number =>
  Number(textOf(directory, PID_FILE) ?? Number.NaN);

function textOf(directory: string, file: string): string | undefined {
  try {
    return readFileSync(join(directory, file), "utf8");
  } catch {
    return undefined;
  }
}
