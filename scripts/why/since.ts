import { InvalidArgumentError } from "commander";

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
/** CloudWatch keeps the history of alarms for 30 days, ECS and Application Auto Scaling keep theirs for less. */
const MOST_DAYS = 30;

/** `30m`, `3h`, `2d` in seconds. */
export function durationOf(text: string): number {
  const [, number, unit = ""] = /^(\d+)\s*([smhd])$/.exec(text.trim()) ?? [];
  const seconds = Number(number) * (SECONDS[unit] ?? Number.NaN);
  if (seconds > 0 && seconds <= MOST_DAYS * 86_400) return seconds;
  throw new InvalidArgumentError(`Write 30m, 3h or 2d, at most ${MOST_DAYS}d.`);
}
