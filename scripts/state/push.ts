import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StackContext } from "../lib/stack-context";
import { explainInit } from "../terraform/open-backend";
import { terraform } from "../terraform/run";
import { inWorkspace } from "../terraform/workspace";
import type { StateDocument } from "./document";
import { signState } from "./sign";

/**
 * Writes a state to where a stack keeps its own, under Terraform's lock. What it replaces stays in the
 * bucket as a version. The caller has checked that it belongs there.
 * @param checkState whether what is there now has to be a state that could be used
 */
export async function pushState(
  context: StackContext,
  document: StateDocument,
  { command, checkState }: { readonly command: string; readonly checkState: boolean },
): Promise<void> {
  await inWorkspace({ ...context, checkState }, async ({ directory, run }) => {
    const file = join(directory, "pushed.tfstate");
    await writeFile(file, JSON.stringify(document, undefined, 2), { mode: 0o600 });
    // What Terraform checks by itself, lineage and serial, was checked: it would refuse to go back
    // from the state of another stack.
    await explainInit(`writing the state of ${context.stack.name}`, () =>
      terraform(run, ["state", "push", "-force", file]),
    );
  });
  await signState(context, { command });
}
