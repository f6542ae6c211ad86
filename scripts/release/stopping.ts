import { exitCodes, isCommandError } from "../lib/errors.mjs";
import { interrupted, onSignals } from "../lib/signals.mjs";

type EndSignal = Parameters<typeof interrupted>[0];

/** Whether somebody pressed Ctrl-C, for work that ends where it may. */
export class Stopping {
  private readonly watching = new AbortController();
  private readonly waiting = new AbortController();
  private asked: EndSignal | undefined;

  /** Ends what only watches, at the first Ctrl-C. */
  get signal(): AbortSignal {
    return this.watching.signal;
  }

  /** Ends waiting for what should be waited for, at the second. */
  get leave(): AbortSignal {
    return this.waiting.signal;
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
   * @param say tells the person who waits
   */
  during<T>(work: () => Promise<T>, say: (line: string) => void): Promise<T> {
    return onSignals((signal) => {
      if (this.isAsked) this.waiting.abort();
      else say("Stopping where nothing is left half-done; once more stops waiting for tasks …");
      this.asked = signal;
      this.watching.abort();
    }, work);
  }
}

const INTERRUPTED: readonly number[] = [exitCodes.interrupted, 143, 129];

/** Whether an error says no more than that somebody pressed Ctrl-C. */
export const isInterruption = (error: unknown): boolean =>
  isCommandError(error) && INTERRUPTED.includes(error.exitCode);
