import { priceIn, pricesOf } from "../cost/price-table";
import type { Measured } from "./load";
import type { LoadCost } from "./report";

/**
 * What one LCU covers in an hour, for targets that are no functions.
 * Source: "Elastic Load Balancing pricing", Application Load Balancer: 25 new connections a second, 3000 active
 * connections a minute, 1 GB an hour, 1000 rule evaluations a second, of which ten a request are free.
 */
const LCU = { newConnections: 25, activeConnections: 3000, gigabytes: 1 } as const;

/**
 * What the load cost by itself. Tasks that were started for it are billed by the second for as long as they run.
 * Of a request only the body that came back is known; with headers it is somewhat more.
 */
export function costOf(
  { seconds, bytes, opened }: Pick<Measured, "seconds" | "bytes" | "opened">,
  connections: number,
  region: string,
): LoadCost {
  const hours = seconds / 3600;
  const gigabytes = bytes / 1e9;
  const dimensions = {
    "new connections": seconds === 0 ? 0 : (opened / seconds / LCU.newConnections) * hours,
    "open connections": (connections / LCU.activeConnections) * hours,
    "bytes that came back": gigabytes / LCU.gigabytes,
  };
  const [by, lcuHours] = Object.entries(dimensions).reduce((one, other) =>
    other[1] > one[1] ? other : one,
  );
  const table = pricesOf(region);
  const usd = (price: number | undefined, amount: number) =>
    price === undefined ? undefined : price * amount;
  return {
    lcuHours,
    by,
    usd: usd(priceIn(table, "alb.lcu-hour"), lcuHours),
    transferGb: gigabytes,
    transferUsd: usd(priceIn(table, "transfer.out.gb"), gigabytes),
    prices: table.date,
  };
}
