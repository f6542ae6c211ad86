import { DATABASES } from "./our-fields/databases";
import type { Field } from "./our-fields/field";
import { NETWORK } from "./our-fields/network";
import { PLATFORM } from "./our-fields/platform";
import { WAYS_IN } from "./our-fields/ways-in";
import { WORKLOADS } from "./our-fields/workloads";

export type { Field } from "./our-fields/field";

/** The field that each argument of our own resources follows from; the first that fits decides. */
export const OUR_FIELDS: readonly Field[] = [
  ...DATABASES,
  ...WAYS_IN,
  ...WORKLOADS,
  ...NETWORK,
  ...PLATFORM,
];
