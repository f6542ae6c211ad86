/** The table's key: what a command that reads or writes a release gives. */
export const RELEASE_KEY = {
  /** The environment's name: one query reads all its releases, the newest first. */
  partition: "environment",
  /**
   * {@link releaseSortKey}. The image comes last, so that the releases of all images are in the
   * order they happened; those of one image are picked out while reading.
   */
  sort: "release",
} as const;

/**
 * `2026-01-31T09:30:00.000Z#api`: sorts by time.
 * @param releasedAt as `Date.toISOString` writes it
 */
export const releaseSortKey = (releasedAt: string, image: string): string =>
  `${releasedAt}#${image}`;
