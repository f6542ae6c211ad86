import { type Problem, show } from "../../problem";
import type { Check } from "../check";

/**
 * Terraform's addresses are made of these names: log groups of workloads stand beside those of the
 * network, the cluster and the databases, settings beside the pointers of images and pauses.
 */
export const logGroupsHaveAddressesOfTheirOwn: Check = ({ environment }) => {
  const taken = new Map([
    ["flow-logs", "the network's flow logs"],
    ["ecs-exec", "the cluster's sessions"],
    ["container-insights", "the cluster's metrics"],
    ...Object.entries(environment.databases).flatMap(([name, { logExports }]) =>
      logExports.map((log) => [`${name}-${log}`, `databases.${name}`] as const),
    ),
  ]);
  return Object.keys(environment.workloads).flatMap((name) =>
    clash(`workloads.${name}`, name, "log group", taken.get(name)),
  );
};

export const settingsHaveAddressesOfTheirOwn: Check = ({ environment, platform }) => {
  const pointers = new Map([
    ["pause-pointer", "what says whether the environment is paused"],
    ...Object.keys(platform.images).map(
      (image) => [`${image}-release`, `the release of image ${image}`] as const,
    ),
  ]);
  return Object.keys(environment.settings).flatMap((key) =>
    clash(`settings.${key}`, key, "parameter", pointers.get(key)),
  );
};

function clash(path: string, name: string, what: string, owner: string | undefined): Problem[] {
  if (owner === undefined) return [];
  const message = `gives its ${what} the address that ${owner} has`;
  return [{ path, message, found: show(name), write: "another name" }];
}
