import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Signals } from "./signals";
import type { ShutdownState } from "./state";

export interface ShutdownProps {
  readonly state: ShutdownState;
  readonly logger: Logger;
  /** Milliseconds in which requests are still taken; whoever sends them learns meanwhile. */
  readonly delay: number;
  /** Milliseconds after which the process ends, whatever is still open. */
  readonly timeout: number;
  /** What is closed, in order: those who take work before those who do it. One that fails keeps none. */
  readonly closing: readonly (() => unknown)[];
}

/**
 * Ends the process on a signal without losing a request: `/health` fails at once, answers ask clients
 * to leave, and only then is the door closed and the work finished. A second signal skips the wait.
 */
export function stopOnSignals(signals: Signals, props: ShutdownProps): void {
  const hurry = new AbortController();
  signals.handle((signal) => {
    if (props.state.stopping) {
      hurry.abort();
      return;
    }
    props.logger.info({ signal }, "stopping");
    void stop(props, hurry.signal);
  });
}

async function stop(props: ShutdownProps, hurry: AbortSignal): Promise<void> {
  const { state, logger, delay, timeout, closing } = props;
  state.stopping = true;
  setTimeout(() => {
    logger.error("not everything ended in time");
    process.exit(1);
  }, timeout).unref();
  await pause(delay, undefined, { signal: hurry }).catch(() => {});
  process.exitCode = 0;
  for (const close of closing) {
    try {
      await close();
    } catch (error) {
      logger.error({ err: error }, "could not stop in order");
      process.exitCode = 1;
    }
  }
  logger.info("stopped");
  process.exit();
}
