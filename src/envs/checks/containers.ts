import type { WorkloadConfig } from "../../modules/ecs/config";
import type { ImageReference } from "../../modules/ecs/container-config";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";

/** Fargate runs all containers of a task on one machine. */
export const containersShareAnArchitecture: Check = ({ environment, platform }) => {
  const architectureOf = (image: ImageReference) =>
    typeof image === "string" ? platform.images[image]?.architecture : image.architecture;
  return workloadsOf(environment).flatMap(({ path, workload }) => {
    const main = architectureOf(workload.image);
    return sidecarsOf(path, workload)
      .map((sidecar) => ({ ...sidecar, architecture: architectureOf(sidecar.image) }))
      .filter(({ architecture }) => main && architecture && architecture !== main)
      .map((sidecar) => ({
        path: `${sidecar.path}.image`,
        message: `is built for ${sidecar.architecture}, and the workload's own image for ${main}`,
        found: show(sidecar.image),
        write: `an image built for ${main}`,
      }));
  });
};

/** What sidecars keep for themselves leaves something of the task to the main container. */
export const sidecarsLeaveRoom: Check = ({ environment }) =>
  workloadsOf(environment).flatMap(({ path, workload }) => {
    const sidecars = Object.values(workload.sidecars);
    return [
      ...noRoom(path, "cpu", workload.cpu, sum(sidecars.map(({ cpu }) => cpu))),
      ...noRoom(path, "memoryMiB", workload.memoryMiB, sum(sidecars.map((s) => s.memoryMiB ?? 0))),
    ];
  });

/** The main container is called as its workload is. */
export const sidecarsHaveTheirOwnNames: Check = ({ environment }) =>
  workloadsOf(environment)
    .filter(({ name, workload }) => Object.hasOwn(workload.sidecars, name))
    .map(({ path, name }) => ({
      path: `${path}.sidecars.${name}`,
      message: "has the name of the workload's own container",
      found: show(name),
      write: "another name",
    }));

/** ECS asks a container's own health check, which has to be there. */
export const awaitedSidecarsHaveAHealthCheck: Check = ({ environment }) =>
  workloadsOf(environment).flatMap(({ path, workload }) =>
    sidecarsOf(path, workload)
      .filter(({ startFirst, healthCheck }) => startFirst === "healthy" && !healthCheck)
      .map((sidecar) => ({
        path: `${sidecar.path}.startFirst`,
        message: "waits for a health check that the sidecar does not have",
        found: show(sidecar.startFirst),
        write: "`started`, or give the sidecar a `healthCheck`",
      })),
  );

/** Two containers of a task share its network, so a port is taken once. */
export const containersListenApart: Check = ({ environment }) =>
  workloadsOf(environment).flatMap(({ path, name, workload }) => {
    const taken = new Map<number, string>();
    if (workload.kind === "service" && workload.port !== undefined) taken.set(workload.port, name);
    return sidecarsOf(path, workload).flatMap(({ path: where, port, key }): Problem[] => {
      const owner = port === undefined ? undefined : taken.get(port);
      if (port !== undefined && owner === undefined) taken.set(port, key);
      if (owner === undefined) return [];
      const message = `is where ${owner} listens, in the same task`;
      return [{ path: `${where}.port`, message, found: show(port), write: "another port" }];
    });
  });

const workloadsOf = ({ workloads }: Environment) =>
  Object.entries(workloads).map(([name, workload]) => ({
    path: `workloads.${name}`,
    name,
    workload,
  }));

const sidecarsOf = (path: string, { sidecars }: WorkloadConfig) =>
  Object.entries(sidecars).map(([key, sidecar]) => ({
    path: `${path}.sidecars.${key}`,
    key,
    ...sidecar,
  }));

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function noRoom(path: string, field: string, whole: number, kept: number): Problem[] {
  if (kept < whole) return [];
  return [
    {
      path: `${path}.${field}`,
      message: `leaves nothing to the main container: its sidecars keep ${kept}`,
      found: show(whole),
      write: `more than ${kept}, or less in the sidecars`,
    },
  ];
}
