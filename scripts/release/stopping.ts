import { interrupted, onSignals } from "../lib/signals.mjs";

type EndSignal = Parameters<typeof interrupted>[0];

/** Whether somebody pressed Ctrl-C, for work that ends where it may. */
export class Stopping {
  private readonly controller = new AbortController();
  private asked: EndSignal | undefined;

  /** Ends what only waits and watches. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isAsked(): boolean {
    return this.asked !== undefined;
  }

  /** @throws where somebody asked; nothing half-done may be left behind at this point */
  here(hint: string): void {
    if (this.asked !== undefined) throw interrupted(this.asked, hint);
  }

  /**
   * Does something during which a signal is only noted.
   * @param said then, for the person who waits
   */
  during<T>(work: () => Promise<T>, said: (line: string) => void): Promise<T> {
    return onSignals((signal) => {
      if (!this.isAsked) said("Stopping where nothing is left half-done …");
      this.asked = signal;
      this.controller.abort();
    }, work);
  }
}
