/** Does something again and again, never twice at a time, until it is stopped. */
export class Rounds {
  private stopped = false;
  private asked = false;
  private wake = () => {};

  /**
   * @param work must not throw
   * @param pause milliseconds from the end of one round to the beginning of the next
   */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly pause: number,
    private halted = false,
  ) {}

  async run(): Promise<void> {
    while (!this.stopped) {
      if (!this.halted || this.asked) {
        this.asked = false;
        await this.work();
      }
      await this.rest();
    }
  }

  /** A round at once, or right after the one that is under way; also while they are halted. */
  now(): void {
    this.asked = true;
    this.wake();
  }

  /** No rounds for a while, unless they are asked for. */
  halt(halted: boolean): void {
    if (this.halted === halted) return;
    this.halted = halted;
    if (!halted) this.wake();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  private async rest(): Promise<void> {
    if (this.asked || this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.pause);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => {};
  }
}
