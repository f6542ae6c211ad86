import { createLogUpdate } from "log-update";
import type { TerraformEvent } from "../terraform/events";
import { seconds } from "./duration";
import { progressLines } from "./progress-lines";
import { say, sayAbove } from "./say";
import { styleFor } from "./style";

const REDRAW_MILLISECONDS = 200;
const WAITING_SHOWN = 8;

export interface Progress {
  readonly onEvent: (event: TerraformEvent) => void;
  /** Takes what moves off the screen. */
  stop(): void;
}

/**
 * Shows how far Terraform is, on stderr. In a terminal what is being worked on is redrawn in place; a pipe
 * gets lines.
 * @param total how many resources will be changed
 */
export function showProgress(total: number): Progress {
  return process.stderr.isTTY ? redrawn(total) : lineByLine(total);
}

function lineByLine(total: number): Progress {
  const lineOf = progressLines(total);
  const onEvent = (event: TerraformEvent) => {
    const line = lineOf(event);
    if (line !== undefined) say(line);
  };
  return { onEvent, stop: () => {} };
}

function redrawn(total: number): Progress {
  const paint = styleFor(process.stderr);
  const screen = createLogUpdate(process.stderr);
  const working = new Map<string, { action: string; since: number }>();
  let done = 0;
  let failed = 0;

  const draw = () => {
    const columns = process.stderr.columns || 80;
    const waiting = [...working].sort(([, one], [, other]) => one.since - other.since);
    const lines = waiting.slice(0, WAITING_SHOWN).map(([address, { action, since }]) => {
      const doing = `${action} ${address}`.slice(0, columns - 12);
      return `  ${paint("dim", `${doing} ${seconds((Date.now() - since) / 1000)}`)}`;
    });
    const more = waiting.length - WAITING_SHOWN;
    if (more > 0) lines.push(paint("dim", `  and ${more} more`));
    screen([bar(done, total, failed, Math.min(30, columns - 30), paint), ...lines].join("\n"));
  };
  const timer = setInterval(draw, REDRAW_MILLISECONDS);
  const below = sayAbove((write) => {
    screen.clear();
    write();
    draw();
  });

  return {
    onEvent(event) {
      if (!("hook" in event)) return;
      const { resource, action = "" } = event.hook;
      if (event.type === "apply_start") working.set(resource.addr, { action, since: Date.now() });
      if (event.type === "apply_complete") done += 1;
      if (event.type === "apply_errored") failed += 1;
      if (event.type === "apply_complete" || event.type === "apply_errored")
        working.delete(resource.addr);
    },
    stop() {
      clearInterval(timer);
      below.end();
      screen.clear();
      screen.done();
    },
  };
}

function bar(
  done: number,
  total: number,
  failed: number,
  width: number,
  paint: ReturnType<typeof styleFor>,
): string {
  const filled = total === 0 ? width : Math.round((Math.min(done, total) / total) * width);
  const drawn = `${paint("green", "█".repeat(filled))}${paint("dim", "░".repeat(width - filled))}`;
  const bad = failed === 0 ? "" : paint("red", `, ${failed} failed`);
  return `  ${drawn} ${done} of ${total}${bad}`;
}
