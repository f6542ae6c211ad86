const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** When to end, and what to do then. Listens to signals from the moment it is made. */
export class Stop {
  readonly #controller = new AbortController();
  readonly #undo: (() => Promise<void>)[] = [];
  #interrupted = false;
  /** Settles when it is time to end; rejects when that is because something went wrong. */
  readonly asked: Promise<void>;

  constructor() {
    this.asked = new Promise((resolve, reject) => {
      this.signal.addEventListener("abort", () =>
        this.#interrupted ? resolve() : reject(this.signal.reason),
      );
    });
    this.asked.catch(() => {});
    // Also a second one, which would otherwise end us in the middle of stopping.
    for (const signal of signals) {
      process.on(signal, () => {
        if (this.signal.aborted) return;
        this.#interrupted = true;
        this.#controller.abort();
      });
    }
  }

  /** Aborted when it is time to end; what takes long looks at it. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether somebody asked for the end, as opposed to a failure. */
  get wasAsked(): boolean {
    return this.#interrupted;
  }

  because(failure: Error): void {
    this.#controller.abort(failure);
  }

  /** Is done at the end, the last first. */
  later(undo: () => Promise<void>): void {
    this.#undo.push(undo);
  }

  async everything(): Promise<void> {
    for (const undo of this.#undo.splice(0).reverse()) await undo();
  }
}
