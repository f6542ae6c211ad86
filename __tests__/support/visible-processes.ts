import { existsSync, readdirSync, readFileSync } from "node:fs";

/**
 * The command lines of processes that run with a text in their environment: what a program started, and
 * whatever that started. Needs Linux's /proc; elsewhere nothing is seen.
 */
export function processesWith(text: string): string[] {
  if (!existsSync("/proc/self/environ")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => read(`/proc/${pid}/environ`).includes(text))
    .map((pid) => read(`/proc/${pid}/cmdline`).replaceAll("\0", " "))
    .filter((commandLine) => commandLine !== "");
}

/** Empty for one that has ended meanwhile, or that belongs to somebody else. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
