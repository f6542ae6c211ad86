/** A moment by which somebody who waits must have an answer. */
export class Deadline {
  readonly #at: number;

  constructor(private readonly milliseconds: number) {
    this.#at = Date.now() + milliseconds;
  }

  get passed(): boolean {
    return Date.now() >= this.#at;
  }

  /**
   * The work's result, or an error naming `what` when it is not there in time. The work goes on:
   * others may wait for it too.
   */
  async keeps<T>(what: string, work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const message = `${what} did not come within ${this.milliseconds} ms`;
      timer = setTimeout(() => reject(new Error(message)), Math.max(0, this.#at - Date.now()));
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
