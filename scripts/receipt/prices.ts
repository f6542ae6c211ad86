/** What something that remains costs. List prices of eu-west-1; other regions differ by some percent. */
export interface Price {
  readonly usdAMonth: number;
  readonly source: string;
}

const USD_A_SNAPSHOT_GIB = 0.095;

/** A snapshot keeps the blocks that were written, so the size of the storage is the most it costs. */
export const snapshotPrice = (sizeGiB: number): Price => ({
  usdAMonth: Math.round(sizeGiB * USD_A_SNAPSHOT_GIB * 100) / 100,
  source: `at most: ${sizeGiB} GiB of backup storage at ${USD_A_SNAPSHOT_GIB} USD (Amazon RDS for PostgreSQL pricing, eu-west-1)`,
});

export const SECRET_PRICE: Price = {
  usdAMonth: 0,
  source: "secrets marked for deletion are free (AWS Secrets Manager pricing)",
};

export const KEY_PRICE: Price = {
  usdAMonth: 0,
  source: "keys that are scheduled for deletion are free (AWS KMS pricing)",
};

export const TASK_DEFINITION_PRICE: Price = {
  usdAMonth: 0,
  source: "task definitions are free (Amazon ECS pricing)",
};

/** All of it together. */
export const monthly = (remains: readonly Pick<Price, "usdAMonth">[]): number =>
  Math.round(remains.reduce((sum, { usdAMonth }) => sum + usdAMonth, 0) * 100) / 100;
