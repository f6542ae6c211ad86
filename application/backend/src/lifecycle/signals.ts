type Handle = (signal: NodeJS.Signals) => void;

/**
 * SIGTERM and SIGINT, heard from when this is made: as early as can be, because the kernel keeps from
 * process 1, which we are in a container without an init, every signal that it does not ask for. Before
 * anything is served there is nothing to lose, and they end the process at once.
 */
export class Signals {
  #handle: Handle = () => process.exit(0);

  constructor() {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.on(signal, () => this.#handle(signal));
    }
  }

  /** From now on somebody else does what is to be done. */
  handle(handle: Handle): void {
    this.#handle = handle;
  }
}
