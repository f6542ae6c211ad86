import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const SHOWN = 20;

/**
 * The commits between two releases, one a line, the newest first; undefined where this clone does not know them.
 * Going back, they are those that are lost.
 */
export async function commitsBetween(
  folder: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<string[] | undefined> {
  try {
    const range = `${before}..${after}`;
    const { stdout } = await run("git", ["-C", folder, "log", "--oneline", "--no-decorate", range]);
    const lines = stdout.split("\n").filter((line) => line !== "");
    const more = lines.length - SHOWN;
    return more > 0 ? [...lines.slice(0, SHOWN), `… and ${more} more`] : lines;
  } catch {
    return undefined;
  }
}
