import type { DeployedWorkload } from "../workloads/workload";
import { CONTAINERS } from "./line";

/** A part of a log group that is read by itself. */
export interface Source {
  readonly workload: string;
  readonly logGroup: string;
  /** Beginning of the names of its streams; undefined for all of them. */
  readonly streams: string | undefined;
}

/**
 * What to read for workloads. A task is asked for by the beginning of its streams' names, once for each
 * container: AWS then reads nothing of the other tasks.
 */
export function sourcesOf(
  workloads: readonly Pick<DeployedWorkload, "name" | "logGroup" | "containers">[],
  { task, allStreams = false }: { readonly task?: string; readonly allStreams?: boolean },
): Source[] {
  return workloads.flatMap(({ name, logGroup, containers }) => {
    const source = { workload: name, logGroup };
    if (task !== undefined)
      return containers.map((one) => ({ ...source, streams: `${CONTAINERS}/${one.name}/${task}` }));
    return [{ ...source, streams: allStreams ? undefined : `${CONTAINERS}/` }];
  });
}
