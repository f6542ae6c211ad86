import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StackContext } from "../lib/stack-context";
import type { Stack } from "../stacks/stack";
import { requireBucket } from "../state/bucket";
import { refuseUnusable, requireState } from "../state/condition";
import { readState } from "../state/content";
import { refuseDigestBehind } from "../state/digest";
import { markOf } from "../state/document";
import type { StatePlace } from "../state/place";
import { makePlan } from "../terraform/planning";
import type { Workspace } from "../terraform/workspace";
import type { StackPlan } from "./plan-stack";
import { refuseReadSecrets, standInForSecrets } from "./secrets-stand-in";
import { summarize } from "./summary";

/**
 * Plans a stack from its state, as if everything in AWS were as that says. It takes s3:ListBucket and s3:GetObject on the
 * state and the use of its key, and nothing else: no resource is read, and no secret (ADR 0030).
 */
export async function planFromState(
  context: StackContext,
  workspace: Workspace,
  args: readonly string[],
): Promise<StackPlan> {
  const state = await readState(context);
  const secrets = await standInForSecrets();
  try {
    const environment = { ...workspace.run.environment, ...secrets.environment };
    const made = await makePlan(
      { ...workspace.run, environment },
      { name: context.stack.name, args: ["-refresh=false", ...args] },
    );
    refuseReadSecrets(context.stack.name, made.json);
    const basis = { state: state && markOf(state.document), pointers: {} };
    return { made, summary: summarize(made.json), basis, refreshed: false };
  } finally {
    await secrets.stop();
  }
}

/** Makes sure that Terraform will be able to read a state, by reading that alone. */
export async function lookAtState(place: StatePlace): Promise<void> {
  const state = await readState(place);
  if (state) await refuseUnusable(place, state);
  else await requireBucket(place);
}

/** The same where the lock's table is read as well, though nothing in it may be written. */
export async function lookAtStateAndDigest(place: StatePlace): Promise<void> {
  await refuseDigestBehind(place, await requireState(place));
}

/**
 * The stack's backend without its lock, as a file that overrides it: with a table of locks, Terraform reads a digest there
 * though it takes no lock.
 */
export function backendWithoutLock({ folder }: Stack): Readonly<Record<string, object>> {
  const { terraform } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
    readonly terraform: { readonly backend: { readonly s3: Readonly<Record<string, unknown>> } };
  };
  const { dynamodb_table, use_lockfile, ...s3 } = terraform.backend.s3;
  return { "unlocked_override.tf.json": { terraform: { backend: { s3 } } } };
}
