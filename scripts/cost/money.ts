/** USD a month, from the least to the most that the configuration allows. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export const NOTHING: Range = { low: 0, high: 0 };

export const exactly = (usd: number): Range => ({ low: usd, high: usd });

export const times = ({ low, high }: Range, { low: least, high: most }: Range): Range => ({
  low: low * least,
  high: high * most,
});

export const sum = (ranges: readonly Range[]): Range =>
  ranges.reduce(
    (one, other) => ({ low: one.low + other.low, high: one.high + other.high }),
    NOTHING,
  );

export const difference = (one: Range, other: Range): Range => ({
  low: one.low - other.low,
  high: one.high - other.high,
});

/** `38.69`, or `8.70 to 21.00`. */
export function inUsd({ low, high }: Range): string {
  const [least, most] = [low.toFixed(2), high.toFixed(2)];
  return least === most ? least : `${least} to ${most}`;
}

/** `+38.69`, `-8.70`, `0.00`. */
export const signed = (usd: number): string =>
  `${usd > 0.004 ? "+" : ""}${(Math.abs(usd) < 0.005 ? 0 : usd).toFixed(2)}`;

/** A price of one: `0.048`, `0.000003`; never `3e-6`. */
export const unitPrice = (usd: number): string =>
  Number(usd.toPrecision(6)).toFixed(8).replace(/0+$/, "").replace(/\.$/, "");
