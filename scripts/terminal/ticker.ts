import { createLogUpdate } from "log-update";
import { seconds } from "./duration";
import { say, sayAbove } from "./say";
import { styleFor } from "./style";

const REDRAW_MILLISECONDS = 200;
/** What is over sooner than this is not worth a line in a pipe. */
const SHOWN_AFTER_SECONDS = 1;

/**
 * Shows on stderr that something is being done and for how long, until the returned function is called. In a
 * terminal it is redrawn in place; a pipe gets one line.
 */
export function showTicker(doing: string): () => void {
  const since = Date.now();
  if (!process.stderr.isTTY) {
    const timer = setTimeout(() => say(`  ${doing}`), SHOWN_AFTER_SECONDS * 1000);
    return () => clearTimeout(timer);
  }
  const paint = styleFor(process.stderr);
  const screen = createLogUpdate(process.stderr);
  const draw = () => {
    const passed = seconds(Math.round((Date.now() - since) / 1000));
    screen(paint("dim", `  ${doing} ${passed}`));
  };
  const timer = setInterval(draw, REDRAW_MILLISECONDS);
  const below = sayAbove((write) => {
    screen.clear();
    write();
    draw();
  });
  return () => {
    clearInterval(timer);
    below.end();
    screen.clear();
    screen.done();
  };
}

/** Does something while a ticker says so. */
export async function whileTicking<T>(doing: string, work: () => Promise<T>): Promise<T> {
  const stop = showTicker(doing);
  try {
    return await work();
  } finally {
    stop();
  }
}
