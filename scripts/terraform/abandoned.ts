import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../launch/lock.mjs";

const PID_FILE = "terraform.pid";

/** Notes which Terraform works in a directory: it may outlive the command that started it. */
export function noteTerraform(directory: string, pid: number): void {
  writeFileSync(join(directory, PID_FILE), String(pid));
}

/** Where the workspaces of a repository's commands are. */
export const workspacesIn = (root: string): string => join(root, ".cache", "work");

/**
 * The process that works on a stack in one of the workspaces here, a command or a Terraform that
 * outlived it; undefined where none does.
 */
export function atWorkOn(root: string, stack: string): number | undefined {
  const base = workspacesIn(root);
  if (!existsSync(base)) return undefined;
  for (const name of readdirSync(base)) {
    const [, of, pid] = /^(.*)-(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
    if (of !== stack || Number(pid) === process.pid) continue;
    const found = [Number(pid), terraformIn(join(base, name))].find(isRunning);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Removes the workspaces of commands that were killed, unless Terraform is still at work in them. */
export function removeAbandoned(base: string): void {
  for (const name of readdirSync(base)) {
    const directory = join(base, name);
    const command = Number(/-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1]);
    if (!Number.isInteger(command) || isRunning(command)) continue;
    if (isRunning(terraformIn(directory)) || holdsState(directory)) continue;
    rmSync(directory, { recursive: true, force: true });
  }
}

function terraformIn(directory: string): number {
  try {
    return Number(readFileSync(join(directory, PID_FILE), "utf8"));
  } catch {
    return Number.NaN;
  }
}

/** A state that could be saved nowhere else must not be lost. */
const holdsState = (directory: string): boolean => existsSync(join(directory, "errored.tfstate"));
