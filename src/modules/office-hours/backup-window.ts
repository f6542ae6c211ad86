import type { OfficeHoursConfig } from "./config";
import { minutesOfDay } from "./hours";

const MINUTES_A_DAY = 24 * 60;
/** Noon in UTC of 15 January and 15 July 2025, in milliseconds: clocks change between them or not at all. */
const NOONS = [1_736_942_400_000, 1_752_580_800_000];

/**
 * Whether a daily window in UTC, `12:00-12:30`, lies within the open hours, by winter's and by summer's clocks. RDS backs
 * a database up only while it is available. Source: RDS User Guide, "Backup window".
 */
export function isWithinHours(window: string, { from, to, timeZone }: OfficeHoursConfig): boolean {
  const [begins = "", ends = ""] = window.split("-");
  const length = round(minutesOfDay(ends) - minutesOfDay(begins));
  return NOONS.every((noon) => {
    const local = round(minutesOfDay(begins) + minutesAhead(noon, timeZone));
    return local >= minutesOfDay(from) && local + length <= minutesOfDay(to);
  });
}

/** The last half hour in UTC that would do; undefined where hours are too short for one. */
export function windowWithin(hours: OfficeHoursConfig): string | undefined {
  return Array.from({ length: 48 }, (_, index) => index * 30)
    .map((start) => `${timeOf(start)}-${timeOf(round(start + 30))}`)
    .filter((window) => isWithinHours(window, hours))
    .at(-1);
}

/** How far clocks in a time zone are ahead of UTC. */
function minutesAhead(noon: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short" }).format(noon);
  return minutesOfDay(shown) - minutesOfDay("12:00");
}

const round = (minutes: number): number => (minutes + 2 * MINUTES_A_DAY) % MINUTES_A_DAY;

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
