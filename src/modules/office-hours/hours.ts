/** As EventBridge Scheduler writes them, in the order of the week. */
export const DAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

export type Day = (typeof DAYS)[number];

/**
 * Minutes that databases are started before the services, whose tasks would otherwise fail their health checks until
 * there is one. AWS says "from minutes to hours" (RDS, "Starting a DB instance"); small ones take minutes. Where it
 * takes longer, ECS starts tasks again until they hold.
 */
export const DATABASES_START_BEFORE_MINUTES = 15;

/** Minutes that databases stop after the services: longer than a target's draining and a task's stop take. */
export const DATABASES_STOP_AFTER_MINUTES = 10;

const MINUTES_A_DAY = 24 * 60;

/** `08:30` is 510. */
export function minutesOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/**
 * The expression for a time on some days, moved by some minutes; past midnight that is the day before or after.
 * EventBridge Scheduler reads it in a time zone of its own, summer time included.
 */
export function cronAt(days: readonly Day[], time: string, moved = 0): string {
  const { hour, minute, shift } = move(time, moved);
  const names = DAYS.filter((_, index) => days.includes(dayAt(index - shift)));
  return `cron(${minute} ${hour} ? * ${names.join(",")} *)`;
}

/** A time of day moved by some minutes, round midnight: `00:05` by -10 is `23:55`. */
export function timeAt(time: string, moved: number): string {
  const { hour, minute } = move(time, moved);
  return [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
}

function move(time: string, moved: number) {
  const total = minutesOfDay(time) + moved;
  const shift = Math.floor(total / MINUTES_A_DAY);
  const left = total - shift * MINUTES_A_DAY;
  return { hour: Math.floor(left / 60), minute: left % 60, shift };
}

/** Counted round the week, from Monday. */
const dayAt = (index: number): Day => DAYS[(index + DAYS.length) % DAYS.length] ?? "MON";
