import { adviceOnDatabases } from "./advice/databases";
import { adviceOnNetwork } from "./advice/network";
import { adviceOnTasks } from "./advice/tasks";
import type { Estimate } from "./estimate";
import type { Range } from "./money";
import type { PriceTable } from "./price-table";
import type { Resource } from "./resource";

/** Something that could cost less. */
export interface Advice {
  /** What to write in the configuration. */
  readonly change: string;
  /** What that means for the environment. */
  readonly means: string;
  /** USD a month. */
  readonly saves: Range;
}

/** What advice is made from. */
export interface Advised {
  readonly estimate: Estimate;
  readonly resources: readonly Resource[];
  readonly table: PriceTable;
  readonly lifecycle: "disposable" | "durable";
}

/** Advice that applies to an environment, what saves most first. Only what the table can price. */
export const adviceFor = (advised: Advised): Advice[] =>
  [...adviceOnNetwork(advised), ...adviceOnTasks(advised), ...adviceOnDatabases(advised)]
    .filter(({ saves }) => saves.high >= 0.01)
    .sort((one, other) => other.saves.high - one.saves.high);
