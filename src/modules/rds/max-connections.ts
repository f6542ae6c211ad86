import type { DatabaseConfig } from "./config";

/** Memory of the size `large`, in GiB, by the letter of the family. Source: RDS, "DB instance classes". */
const GIB_OF_LARGE: Readonly<Record<string, number>> = { c: 4, m: 8, r: 16, t: 8, x: 32, z: 16 };

const SMALLER: Readonly<Record<string, number>> = {
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
};

/**
 * RDS counts with `DBInstanceClassMemory`, the memory less what the system and RDS itself take, and
 * does not say how much that is. With a quarter taken the figure is at or below what is reported of
 * the smallest classes (db.t3.micro: 79 to 87).
 */
const SHARE_LEFT = 3 / 4;

/** Kept for superusers (3) and rds_superuser (2), and those RDS watches by (3). */
const KEPT_BACK = 8;

/**
 * How many connections clients may have open at once. Where the parameter is not set, RDS has
 * `LEAST({DBInstanceClassMemory/9531392}, 5000)` (RDS, "Maximum number of database connections").
 *
 * @returns undefined where it cannot be told: a formula, or a family that is not known here
 */
export function connectionsFor(
  config: Pick<DatabaseConfig, "instanceClass" | "parameters">,
): number | undefined {
  const given = config.parameters.max_connections;
  const limit = given === undefined ? byDefault(config.instanceClass) : wholeNumber(given);
  return limit === undefined ? undefined : Math.max(limit - KEPT_BACK, 0);
}

const wholeNumber = (text: string): number | undefined =>
  /^\d+$/.test(text) ? Number(text) : undefined;

function byDefault(instanceClass: string): number | undefined {
  const [, family = "", size = ""] = instanceClass.split(".");
  const large = GIB_OF_LARGE[family.charAt(0)];
  const times = SMALLER[size] ?? 2 * Number(/^(\d*)xlarge$/.exec(size)?.[1] || 1);
  if (large === undefined) return undefined;
  const bytes = large * times * 2 ** 30 * SHARE_LEFT;
  return Math.min(Math.floor(bytes / 9_531_392), 5000);
}
