import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { readState } from "../state/content";
import { entriesOf } from "../state/document";
import { bucketClient } from "../state/place";
import { counted } from "../terminal/counted";

/**
 * Refuses to destroy what others need while they are there: environments start no task without the
 * registry, and nothing is left without the bucket of its state. What was taken out of the configuration counts too.
 */
export async function refuseWhileInUse(context: StackContext): Promise<void> {
  const { stack } = context;
  if (stack.kind === "environment") return;
  const using = await callingAws(`looking for what uses ${stack.name}`, () => users(context));
  if (using.length === 0) return;
  throw new CommandError(`${stack.name} is still needed: nothing was changed`, {
    hint: [
      ...using.map(([name, count]) => `${name} has ${counted(count, "resource")}`),
      "",
      "Destroy them first, each with devops-platform destroy <environment>.",
    ].join("\n"),
    exitCode: exitCodes.refused,
  });
}

type User = readonly [name: string, resources: number];

async function users(context: StackContext): Promise<User[]> {
  const { app, stack, access } = context;
  const counts = new Map<string, number>();
  for (const other of app.stacks.filter(({ kind }) => kind === "environment")) {
    const state = await readState({ app, stack: other, access });
    counts.set(other.name, state ? entriesOf(state.document).length : 0);
  }
  for (const [name, count] of await statesIn(context))
    if (!counts.has(name)) counts.set(name, count);
  return [...counts].filter(([name, count]) => name !== stack.name && count > 0);
}

/** Every other state in the same bucket, by the environment that its key names. */
async function statesIn(context: StackContext): Promise<User[]> {
  const { stack } = context;
  const { bucket, key: own } = stack.backend;
  const s3 = bucketClient(context);
  const asked = { Bucket: bucket, Prefix: `${stack.platform}/` };
  const { Contents = [] } = await s3.send(new ListObjectsV2Command(asked));
  const found: User[] = [];
  for (const { Key = "" } of Contents) {
    const [, environment = "", , ...part] = Key.split("/");
    if (Key === own || part.length !== 1 || Key.endsWith(".tflock")) continue;
    // The bucket was there before what is shared, and outlives it.
    if (environment === "shared" && stack.kind === "shared") continue;
    const state = await readState({
      ...context,
      stack: { ...stack, backend: { ...stack.backend, key: Key } },
    });
    found.push([environment, state ? entriesOf(state.document).length : 0]);
  }
  return found;
}
