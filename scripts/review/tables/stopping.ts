import { COMPUTE } from "./stopping/compute";
import { DATABASES } from "./stopping/databases";
import { NAMES } from "./stopping/names";
import type { Stopping } from "./stopping/stop";

export type { Stopping } from "./stopping/stop";

/** Source: the Terraform AWS provider 5.100, and AWS's documentation of each service. */
export const STOPPING: readonly Stopping[] = [...COMPUTE, ...DATABASES, ...NAMES];
