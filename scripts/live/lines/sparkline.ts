/** A figure at a moment, which stands for the time until the next: for `seconds`. */
export interface Point {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
}

export interface Series {
  readonly points: readonly Point[];
  /** How long each point stands for, in seconds. */
  readonly seconds: number;
}

export interface Span {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

const LEVELS = "▁▂▃▄▅▆▇█";

/**
 * Figures as a line of blocks, one for each of `width` equal parts of a span: the highest of that part, so that a peak
 * is never averaged away. Where there is no figure there is a space, which is not the lowest block.
 * @param most what the highest block stands for; default: the highest figure
 */
export function sparkline(series: Series | undefined, span: Span, width: number, most?: number) {
  if (!series) return " ".repeat(Math.max(0, width));
  const values = highestOfEach(series, span, width);
  const known = values.filter((value) => value !== undefined);
  const top = most ?? Math.max(0, ...known);
  return values.map((value) => (value === undefined ? " " : block(value, top))).join("");
}

function highestOfEach({ points, seconds }: Series, { from, to }: Span, width: number) {
  const part = (to - from) / width;
  return Array.from({ length: Math.max(0, width) }, (_, index) => {
    const start = from + index * part;
    const inside = points.filter(({ at }) => at < start + part && at + seconds * 1000 > start);
    return inside.length === 0 ? undefined : Math.max(...inside.map(({ value }) => value));
  });
}

/** Nothing at all is the lowest block; what is above nothing is at least the second. */
function block(value: number, top: number): string {
  if (value <= 0 || top <= 0) return LEVELS.charAt(0);
  const level = Math.ceil((Math.min(value, top) / top) * (LEVELS.length - 1));
  return LEVELS.charAt(level);
}
