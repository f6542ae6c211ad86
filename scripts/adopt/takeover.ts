import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StackContext } from "../lib/stack-context";
import type { TerraformEvent } from "../terraform/events";
import { type Import, importBlocks } from "./import-blocks";
import { parametersAnew } from "./unrecorded/parameters";

/** Writes into a workspace what the next plan takes over, and says what that plan is to be run with. */
export async function writeTakeover(
  context: StackContext,
  directory: string,
  imports: readonly Import[],
): Promise<readonly string[]> {
  const { overrides, args } = await parametersAnew(context, imports);
  await write(join(directory, "taken-over.tf.json"), imports.length > 0 && importBlocks(imports));
  // Files of overrides are read in the order of their names: what a receipt restores counts more.
  await write(join(directory, "found_override.tf.json"), overrides);
  return args;
}

async function write(file: string, content: object | false): Promise<void> {
  if (content) await writeFile(file, JSON.stringify(content), { mode: 0o600 });
  else await rm(file, { force: true });
}

/** Both lists, each address once; the first one counts. */
export function together(first: readonly Import[], second: readonly Import[]): Import[] {
  const taken = new Set(first.map(({ to }) => to));
  return [...first, ...second.filter(({ to }) => !taken.has(to))];
}

/** Whether two lists import the same. */
export function isSame(one: readonly Import[], other: readonly Import[]): boolean {
  const inOrder = (imports: readonly Import[]) =>
    imports
      .map(({ to, id }) => `${to} ${id}`)
      .sort()
      .join("\n");
  return inOrder(one) === inOrder(other);
}

/** The address of an import of which Terraform says that there is nothing; undefined for every other event. */
export function notThere(event: TerraformEvent): string | undefined {
  if (event.type !== "diagnostic") return undefined;
  const { summary, detail } = event.diagnostic;
  if (summary !== "Cannot import non-existent remote object") return undefined;
  return /existing object to "(.+?)", the provider/.exec(detail)?.[1];
}
