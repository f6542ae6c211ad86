import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readState } from "../state/content";
import type { StatePlace } from "../state/place";
import { explainInit } from "../terraform/open-backend";
import { terraform } from "../terraform/run";
import type { Workspace } from "../terraform/workspace";

/**
 * Moves the state of a workspace into the bucket that was just made. Where another run was faster its
 * state stays: both know the same things by the same names.
 */
export async function migrate(place: StatePlace, workspace: Workspace): Promise<void> {
  const { directory, run, backendConfig } = workspace;
  const there = (await readState(place)) !== undefined;
  await rm(join(directory, "backend_override.tf.json"));
  const how = there ? ["-reconfigure"] : ["-migrate-state", "-force-copy"];
  const backend = backendConfig === undefined ? [] : [`-backend-config=${backendConfig}`];
  const { name } = place.stack;
  await explainInit(
    `moving the state of ${name} into its bucket`,
    () => terraform(run, ["init", "-input=false", "-no-color", ...how, ...backend]),
    name,
  );
}
