import type { Line, Piece } from "./line";

/** A row before its columns are aligned. */
export interface TableRow {
  readonly cells: readonly Piece[];
  readonly id?: string;
}

const GAP = "  ";

/** Rows as lines with aligned columns, indented so that what is chosen can be marked. */
export function tableLines(rows: readonly TableRow[]): Line[] {
  const widths = widthsOf(rows);
  return rows.map(({ cells, id }) => ({
    pieces: cells.map((cell, column) => ({
      ...cell,
      text: `${GAP}${column === cells.length - 1 ? cell.text : cell.text.padEnd(widths[column] ?? 0)}`,
    })),
    ...(id !== undefined && { id }),
  }));
}

/** How wide a table is without anything to fill it up. */
export const tableWidth = (rows: readonly TableRow[]): number =>
  widthsOf(rows).reduce((sum, width) => sum + GAP.length + width, 0);

function widthsOf(rows: readonly TableRow[]): number[] {
  const widths: number[] = [];
  for (const { cells } of rows)
    for (const [column, { text }] of cells.entries())
      widths[column] = Math.max(widths[column] ?? 0, text.length);
  return widths;
}
