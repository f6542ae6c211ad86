import { isUnread, readOf } from "../status/reading";
import type { Style } from "../terminal/style";
import { wrap } from "../terminal/wrap";
import type { Findings } from "./finding";
import type { Why } from "./why";

/** `12:41:07  `. */
const TIME_WIDTH = 10;
/** A page: what is older is in `--json`. */
const MOST_LINES = 40;

/** What happened, as a page: the order of time, how it is now, what it most likely was. */
export function whyInWords(why: Why, style: Style, columns: number): string {
  const width = Math.min(Math.max(columns, 60), 120);
  const { environment, service, since, until, findings, unread } = why;
  const head = style(
    "bold",
    `${service} in ${environment} · ${day(since)} ${clock(since)} to ${clock(until)} UTC`,
  );
  const shown = findings.slice(-MOST_LINES);
  const left = findings.length - shown.length;
  const lines = [
    ...(left > 0 ? [`… ${left} earlier: --json has them`] : []),
    ...shown.flatMap((one, index) => lineOf(one, dayBefore(shown, index, since), style, width)),
  ];
  return `${[
    head,
    ...(findings.length === 0 ? ["Nothing that AWS remembers."] : lines),
    ...unread.map((one) => style("yellow", `? ${one}`)),
    "",
    ...nowLines(why, style, width),
    ...causeLines(why, style, width),
  ].join("\n")}\n`;
}

const day = (time: string): string => time.slice(0, 10);
const clock = (time: string): string => time.slice(11, 19);

const dayBefore = (shown: readonly Findings[], index: number, since: string): string =>
  day(shown[index - 1]?.time ?? since);

function lineOf(one: Findings, before: string, style: Style, width: number): string[] {
  const { time, until, count, says, bad } = one;
  const times = count > 1 ? ` (${count} times, until ${clock(until)})` : "";
  const wrapped = wrap(`${shortened(says)}${times}`, width - TIME_WIDTH);
  const lines = wrapped.map(
    (line, index) => (index === 0 ? clock(time) : "").padEnd(TIME_WIDTH) + line,
  );
  const shown = bad ? lines.map((line) => style("red", line)) : lines;
  return day(time) === before ? shown : [style("dim", day(time)), ...shown];
}

/** Digests and registries fill whole lines and are in full in `--json`. */
const shortened = (text: string): string =>
  text
    .replace(/sha256:([0-9a-f]{8})[0-9a-f]{56}/g, "sha256:$1…")
    .replace(/\b\d{12}\.dkr\.ecr\.[\w-]+\.amazonaws\.com(\.cn)?\//g, "");

function nowLines({ now, targets }: Why, style: Style, width: number): string[] {
  if (isUnread(now)) return [];
  if (!now.there) return [style("red", "Now: ECS has no such service (any more).")];
  const counts = targets && readOf(targets);
  const says = [
    `Now: ${now.running} of ${now.desired} tasks run`,
    ...(now.pending ? [`${now.pending} starting`] : []),
    ...(counts ? [`${counts.healthy} of ${counts.registered} targets are healthy`] : []),
  ].join(", ");
  const bad = (now.running ?? 0) < (now.desired ?? 0) || now.desired === 0;
  return wrap(`${says}.`, width).map((line) => (bad ? style("red", line) : line));
}

function causeLines({ cause, findings }: Why, style: Style, width: number): string[] {
  if (cause) {
    return [
      ...wrap(`Most likely: ${cause.cause}.`, width).map((line) => style("bold", line)),
      ...wrap(cause.advice, width - 2).map((line, index) => `${index === 0 ? "→" : " "} ${line}`),
    ];
  }
  return findings.some(({ bad }) => bad) ? ["What it was, this does not tell."] : [];
}
