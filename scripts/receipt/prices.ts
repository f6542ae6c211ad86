import { priceIn, pricesOf, REFERENCE_REGION } from "../cost/price-table";

/** What something that remains costs, with where that is from. */
export interface Price {
  readonly usdAMonth: number;
  readonly source: string;
}

/**
 * A snapshot keeps the blocks that were written, so the size of the storage is the most it costs. A region
 * whose table lacks the price is given that of another one, which is said.
 */
export function snapshotPrice(sizeGiB: number, region = "eu-west-1"): Price {
  const table = [pricesOf(region), pricesOf(REFERENCE_REGION)].find(
    (one) => priceIn(one, "rds.backup.gb-month") !== undefined,
  );
  const usd = (table && priceIn(table, "rds.backup.gb-month")) ?? 0;
  const from = table?.region === region ? region : `${table?.region}; that of ${region} is unknown`;
  return {
    usdAMonth: Math.round(sizeGiB * usd * 100) / 100,
    source: `at most: ${sizeGiB} GiB of backup storage at ${usd} USD (Amazon RDS for PostgreSQL pricing, ${from})`,
  };
}

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
