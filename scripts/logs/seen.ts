/**
 * Milliseconds that a line is remembered for, by CloudWatch's time. Following looks 5½ minutes back, by a clock
 * here that may be another 5 minutes wrong before AWS refuses its signatures.
 */
const MEMORY = 15 * 60_000;

/** Which lines were already shown: what is read twice comes once, and what comes late still comes. */
export class Seen {
  private before = new Set<string>();
  private recent = new Set<string>();
  private since = Number.NEGATIVE_INFINITY;

  /** Whether a line comes for the first time. */
  isNew({ id, timestamp }: { readonly id: string; readonly timestamp: number }): boolean {
    // Two sets, of which the older one is dropped as a whole: to forget costs nothing a line.
    if (timestamp >= this.since + MEMORY) {
      this.before = this.recent;
      this.recent = new Set();
      this.since = timestamp;
    }
    if (this.recent.has(id) || this.before.has(id)) return false;
    this.recent.add(id);
    return true;
  }
}
