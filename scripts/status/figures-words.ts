import { UNKNOWN } from "./ago";

/** A figure, or that it is not known. */
const shown = (value: number | undefined, words: (value: number) => string): string =>
  value === undefined || !Number.isFinite(value) ? UNKNOWN : words(value);

/** `12034`. */
export const whole = (value: number | undefined): string =>
  shown(value, (known) => String(Math.round(known)));

/** `12%`; what is there and rounds to nothing is `<1%`. */
export const percent = (value: number | undefined): string =>
  shown(value, (known) => (known > 0 && known < 1 ? "<1%" : `${Math.round(known)}%`));

/** Seconds as `48 ms` or `1.2 s`. */
export const milliseconds = (value: number | undefined): string =>
  shown(value, (known) => (known < 1 ? `${Math.round(known * 1000)} ms` : `${known.toFixed(1)} s`));

export const gib = (value: number | undefined): string =>
  shown(value, (known) => known.toFixed(known < 10 ? 1 : 0).replace(/\.0$/, ""));
