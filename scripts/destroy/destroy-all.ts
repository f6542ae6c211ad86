import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StackContext } from "../lib/stack-context";
import type { Resisted } from "../receipt/receipt";
import { readState } from "../state/content";
import { entriesOf, parseState, type StateEntry } from "../state/document";
import { signState } from "../state/sign";
import { inWorkspace } from "../terraform/workspace";
import { emptyBuckets } from "./buckets";
import { destroyInRounds } from "./rounds";

/** What a destroy by Terraform came to. */
export interface Destroyed {
  readonly resisted: Resisted[];
  /** What the state still knows. */
  readonly left: StateEntry[];
}

/** Destroys everything that a stack's state knows. */
export async function destroyAll(
  context: StackContext,
  entries: readonly StateEntry[],
): Promise<Destroyed> {
  if (entries.length === 0) return { resisted: [], left: [] };
  const before = () => emptyBuckets(context, entries);
  if (context.stack.kind === "bootstrap") return destroyBootstrap(context, entries, before);
  try {
    const resisted = await inWorkspace(context, (workspace) =>
      destroyInRounds({ context, workspace, entries, before }),
    );
    const state = await readState(context);
    return { resisted, left: state ? entriesOf(state.document) : [] };
  } finally {
    await signState(context, { command: `destroy ${context.stack.name}` });
  }
}

/**
 * The stack that makes the bucket cannot keep its state there while the bucket goes: Terraform works on
 * a copy. Where that is lost, `bootstrap` finds what is left by its name and it can be destroyed again.
 */
async function destroyBootstrap(
  context: StackContext,
  entries: readonly StateEntry[],
  before: () => Promise<void>,
): Promise<Destroyed> {
  const state = await readState(context);
  return inWorkspace({ ...context, localState: true }, async (workspace) => {
    const file = join(workspace.directory, "terraform.tfstate");
    writeFileSync(file, state?.text ?? "", { mode: 0o600 });
    const resisted = await destroyInRounds({ context, workspace, entries, before });
    return { resisted, left: entriesOf(parseState(readFileSync(file, "utf8"), file)) };
  });
}
