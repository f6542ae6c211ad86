import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The commit that a folder is at, with `+changes` where it has uncommitted ones; empty outside of git. */
export async function commitOf(folder: string): Promise<string> {
  const git = async (...args: string[]) =>
    (await run("git", ["-C", folder, ...args])).stdout.trim();
  try {
    const commit = await git("rev-parse", "--short=12", "HEAD");
    return (await git("status", "--porcelain")) === "" ? commit : `${commit}+changes`;
  } catch {
    return "";
  }
}
