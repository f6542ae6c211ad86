import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { ShutdownState } from "./state";

export interface ShutdownProps {
  readonly state: ShutdownState;
  readonly logger: Logger;
  /** Milliseconds in which requests are still taken; whoever sends them learns meanwhile. */
  readonly delay: number;
  /** Milliseconds after which the process ends, whatever is still open. */
  readonly timeout: number;
  /** What is closed, in order: those who take work before those who do it. */
  readonly closing: readonly (() => unknown)[];
}

/**
 * Ends the process on SIGTERM and SIGINT without losing a request: `/health` fails at once, answers
 * ask clients to leave, and only then is the door closed and the work finished. A second signal
 * skips the wait.
 */
export function stopOnSignals(props: ShutdownProps): void {
  const hurry = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    if (props.state.stopping) {
      hurry.abort();
      return;
    }
    props.logger.info({ signal }, "stopping");
    void stop(props, hurry.signal);
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

async function stop(props: ShutdownProps, hurry: AbortSignal): Promise<void> {
  const { state, logger, delay, timeout, closing } = props;
  state.stopping = true;
  setTimeout(() => {
    logger.error("not everything ended in time");
    process.exit(1);
  }, timeout).unref();
  try {
    await pause(delay, undefined, { signal: hurry }).catch(() => {});
    for (const close of closing) await close();
    logger.info("stopped");
    process.exit(0);
  } catch (error) {
    logger.error({ err: error }, "could not stop in order");
    process.exit(1);
  }
}
