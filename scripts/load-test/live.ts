import { createLogUpdate } from "log-update";
import { say, sayAbove } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { grouped, inMs, inPercent, moment } from "./figures";
import { failuresIn, type Measured, shareOf } from "./load";
import type { TasksAt } from "./tasks";

/** A pipe gets a line so often. */
const LINE_SECONDS = 30;

export interface Live {
  show(measured: Measured, tasks: TasksAt | undefined): void;
  stop(): void;
}

/** Shows on stderr how the load goes: one line that is redrawn, or in a pipe one every half a minute. */
export function showLive(seconds: number): Live {
  let before: Measured | undefined;
  const lineOf = (now: Measured, tasks: TasksAt | undefined) => {
    const line = inLine(now, before, tasks, seconds);
    before = now;
    return line;
  };
  if (!process.stderr.isTTY) {
    let next = LINE_SECONDS;
    return {
      show(measured, tasks) {
        const line = lineOf(measured, tasks);
        if (measured.seconds < next) return;
        next += LINE_SECONDS;
        say(line);
      },
      stop() {},
    };
  }
  const paint = styleFor(process.stderr);
  const screen = createLogUpdate(process.stderr);
  let line = "";
  const draw = () => screen(paint("dim", line.slice(0, (process.stderr.columns || 80) - 1)));
  const below = sayAbove((write) => {
    screen.clear();
    write();
    draw();
  });
  return {
    show(measured, tasks) {
      line = lineOf(measured, tasks);
      draw();
    },
    stop() {
      below.end();
      screen.clear();
      screen.done();
    },
  };
}

/** The rate is that of the last second; everything else is from the beginning. */
function inLine(
  now: Measured,
  before: Measured | undefined,
  tasks: TasksAt | undefined,
  seconds: number,
): string {
  const passed = now.seconds - (before?.seconds ?? 0);
  const rate = passed > 0 ? (now.requests - (before?.requests ?? 0)) / passed : 0;
  const parts = [
    `${moment(now.seconds)} of ${moment(seconds).slice(1)}`,
    `${grouped(rate)} a second`,
    `p95 ${inMs(now.latency?.p95)}`,
    `${inPercent(shareOf(failuresIn(now), now.requests))} errors`,
    ...(tasks ? [`${tasks.running} of ${tasks.desired} tasks`] : []),
  ];
  return `  ${parts.join(" · ")}`;
}
