import { type Series, type Span, sparkline } from "./sparkline";

/**
 * A figure and how it was before.
 * @param width of the graph; at 0 there is none
 * @param most what its highest block stands for; default: the highest figure
 */
export const graphed = (
  figure: string,
  series: Series | undefined,
  span: Span,
  width: number,
  most?: number,
): string => (width === 0 ? figure : `${figure} ${sparkline(series, span, width, most)}`);
