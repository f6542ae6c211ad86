import { once } from "node:events";

/** Writes lines to stdout together, and waits while nobody reads: what is read next waits too. */
export async function writeLines(lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  if (!process.stdout.write(`${lines.join("\n")}\n`)) await once(process.stdout, "drain");
}
