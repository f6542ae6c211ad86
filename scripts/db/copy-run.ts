import { deployedEnvironment } from "../workloads/deployed";
import { copySnapshot } from "./copy";
import type { CopyFlags } from "./copy-command";
import { contextFor } from "./run";

/** Copies a snapshot as the command line says. */
export async function runCopy(
  root: string,
  { environment, snapshot }: { readonly environment: string; readonly snapshot: string },
  { to, key, wait, minutes, json = false }: CopyFlags,
): Promise<void> {
  const context = await contextFor(root, environment);
  const deployed = await deployedEnvironment(context);
  const arn = await copySnapshot(context, deployed, { snapshot, to, key, wait, minutes });
  if (json) process.stdout.write(`${JSON.stringify({ copy: arn, region: to, complete: wait })}\n`);
}
