/** The cells of a line of a price list: all of them quoted, quotes in them doubled. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, bare] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g))
    cells.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
  return cells;
}

/** What a price list says of itself, and where its columns are. */
export interface Heading {
  readonly version: string;
  /** `2026-09-25`. */
  readonly published: string;
  readonly columns: ReadonlyMap<string, number>;
}

/** Reads the five lines about the file and the one that names its columns. */
export class HeadingReader {
  private readonly said = new Map<string, string>();

  /** The heading when this line completes it. */
  take(line: string): Heading | undefined {
    const cells = cellsOf(line);
    const [name = "", value = ""] = cells;
    if (name !== "SKU") {
      this.said.set(name, value);
      return undefined;
    }
    return {
      version: this.said.get("Version") ?? "",
      published: (this.said.get("Publication Date") ?? "").slice(0, 10),
      columns: new Map(cells.map((cell, index) => [cell, index])),
    };
  }
}
