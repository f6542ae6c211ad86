import { contextFor } from "../stacks/context-for";
import { deployedEnvironment } from "../workloads/deployed";
import { copySnapshots } from "./copy";
import type { CopyFlags } from "./copy-command";

/** Copies snapshots as the command line says. */
export async function runCopy(
  root: string,
  { environment, snapshot }: { readonly environment: string; readonly snapshot: string },
  { to, key, keep, wait, minutes, json = false }: CopyFlags,
): Promise<void> {
  const context = await contextFor(root, environment);
  const deployed = await deployedEnvironment(context);
  const request = { snapshot, to, key, keep, wait, minutes };
  const { copies, deleted } = await copySnapshots(context, deployed, request);
  if (!json) return;
  const value = { region: to, complete: wait, copies, deleted };
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
