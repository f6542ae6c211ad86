import type { Check } from "../check";

/** Every check that crosses modules, in no order: problems are sorted by where they are. */
export const checks: readonly Check[] = [];
