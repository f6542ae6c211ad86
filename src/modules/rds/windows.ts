const DAY = 24 * 60;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Minutes since the start of the week, or of the day; `end` may lie past its end. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** How long a window is: `23:30-00:30` and `sun:23:30-mon:00:30` are 60 minutes. */
export function minutesOf(window: string): number {
  const { start, end } = spanOf(window);
  return end - start;
}

/** Whether a daily backup window and a weekly maintenance window have a minute in common. */
export function overlap(backup: string, maintenance: string): boolean {
  const daily = spanOf(backup);
  const weekly = spanOf(maintenance);
  // From the day before the week to the day after it: either window may run over its end.
  return Array.from({ length: 10 }, (_, day) => (day - 1) * DAY).some(
    (shift) => daily.start + shift < weekly.end && weekly.start < daily.end + shift,
  );
}

function spanOf(window: string): Span {
  const [from = "", to = ""] = window.split("-");
  const start = minuteOf(from);
  const end = minuteOf(to);
  const round = DAYS.includes(from.slice(0, 3)) ? 7 * DAY : DAY;
  return { start, end: end <= start ? end + round : end };
}

function minuteOf(moment: string): number {
  const [minutes = 0, hours = 0] = moment.split(":").slice(-2).map(Number).reverse();
  const day = Math.max(0, DAYS.indexOf(moment.slice(0, 3)));
  return day * DAY + hours * 60 + minutes;
}
