import { environmentNamed, environmentNames } from "../env/environments";
import type { Names } from "./candidates";

/** Arguments and values of options that are environments. */
const ENVIRONMENTS = ["environment", "from", "to", "other"];

/** Names from the configuration alone: AWS is never asked while somebody types. */
export const configuredNames: Names = async (kind, [environment]) => {
  if (ENVIRONMENTS.includes(kind)) return environmentNames();
  if (environment === undefined) return [];
  if (kind === "service") {
    const workloads = Object.entries((await environmentNamed(environment)).workloads);
    return workloads.filter(([, one]) => one.kind === "service").map(([name]) => name);
  }
  if (kind === "workload") return Object.keys((await environmentNamed(environment)).workloads);
  if (kind === "secret") return Object.keys((await environmentNamed(environment)).secrets);
  if (kind === "database") return Object.keys((await environmentNamed(environment)).databases);
  return [];
};
