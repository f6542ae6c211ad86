import type { LogLine } from "./line";

/** What comes page by page, in order of time. */
export type Pages = AsyncIterable<readonly LogLine[]>;

/** A page and how far it was read. */
interface Cursor {
  readonly pages: AsyncIterator<readonly LogLine[]>;
  page: readonly LogLine[];
  index: number;
}

/**
 * The lines of several sources as one, in order of time, in batches; never more in memory than a page of each
 * source. Lines of the same millisecond come in the order of the sources.
 */
export async function* merge(sources: readonly Pages[]): AsyncGenerator<readonly LogLine[]> {
  const cursors = sources.map(
    (source): Cursor => ({ pages: source[Symbol.asyncIterator](), page: [], index: 0 }),
  );
  let open = await refilled(cursors);
  while (open.length > 0) {
    yield takeUntilOneIsEmpty(open);
    open = await refilled(open);
  }
}

/** Those that have lines left; the pages that are needed are asked for together. */
async function refilled(cursors: readonly Cursor[]): Promise<Cursor[]> {
  const filled = await Promise.all(
    cursors.map(async (cursor) => ((await refill(cursor)) ? [cursor] : [])),
  );
  return filled.flat();
}

async function refill(cursor: Cursor): Promise<boolean> {
  while (cursor.index >= cursor.page.length) {
    const { done, value } = await cursor.pages.next();
    if (done) return false;
    cursor.page = value;
    cursor.index = 0;
  }
  return true;
}

function takeUntilOneIsEmpty(cursors: readonly Cursor[]): LogLine[] {
  const lines: LogLine[] = [];
  for (;;) {
    const earliest = earliestOf(cursors);
    const line = earliest?.page[earliest.index];
    if (!earliest || !line) return lines;
    lines.push(line);
    earliest.index += 1;
    if (earliest.index >= earliest.page.length) return lines;
  }
}

function earliestOf(cursors: readonly Cursor[]): Cursor | undefined {
  let earliest: Cursor | undefined;
  let time = Number.POSITIVE_INFINITY;
  for (const cursor of cursors) {
    const timestamp = cursor.page[cursor.index]?.timestamp ?? Number.POSITIVE_INFINITY;
    if (timestamp < time) {
      earliest = cursor;
      time = timestamp;
    }
  }
  return earliest;
}
