/** The last so many of what passes by; never more than twice as many in memory. */
export class Last<T> {
  private kept: T[] = [];

  constructor(private readonly count: number) {}

  add(items: readonly T[]): void {
    this.kept.push(...items.slice(-this.count));
    if (this.kept.length > 2 * this.count) this.kept = this.kept.slice(-this.count);
  }

  /** Hands them over, once. */
  take(): readonly T[] {
    const taken = this.kept.slice(-this.count);
    this.kept = [];
    return taken;
  }
}
