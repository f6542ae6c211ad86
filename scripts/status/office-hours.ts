import { DAYS, minutesOfDay } from "../../src/modules/office-hours/hours";
import type { StateDocument } from "../state/document";
import { outputOf } from "../workloads/read";

/** When an environment is open, as it was last deployed. */
export interface OfficeHours {
  /** `MON` to `SUN`. */
  readonly days: readonly string[];
  /** `08:00`, in the time zone. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** How an environment stands to its office hours. */
export interface OfficeHoursStatus extends OfficeHours {
  readonly open: boolean;
  /** When it opens or closes next, ISO 8601. */
  readonly next: string;
}

interface Output extends Partial<Pick<OfficeHours, "days" | "from" | "to">> {
  readonly time_zone?: string;
}

/** Of an environment that has any; null for one that is always open. */
export function officeHoursOf(state: StateDocument, now: Date): OfficeHoursStatus | null {
  const { days, from, to, time_zone: timeZone } = outputOf<Output>(state, "office_hours") ?? {};
  if (!days || !from || !to || !timeZone) return null;
  return { days, from, to, timeZone, ...standing({ days, from, to, timeZone }, now) };
}

/** Whether it is open at a moment, and when that changes. */
export function standing(hours: OfficeHours, now: Date): { open: boolean; next: string } {
  const changes = changesAround(hours, now);
  const next = changes.find(({ at }) => at > now.getTime()) ?? changes[0];
  return { open: next?.closes ?? false, next: new Date(next?.at ?? now).toISOString() };
}

const DAY = 24 * 60 * 60_000;

/** Every opening and closing from yesterday for more than a week, in their order. */
function changesAround({ days, from, to, timeZone }: OfficeHours, now: Date) {
  return Array.from({ length: 10 }, (_, index) => {
    const day = localDay(new Date(now.getTime() + (index - 1) * DAY), timeZone);
    if (!days.includes(day.weekday)) return [];
    return [
      { at: instantOf(day.date, from, timeZone), closes: false },
      { at: instantOf(day.date, to, timeZone), closes: true },
    ];
  })
    .flat()
    .sort((one, other) => one.at - other.at);
}

/** `2026-03-01` and `SUN`: the day that it is in a time zone. */
function localDay(moment: Date, timeZone: string): { date: string; weekday: string } {
  const date = new Intl.DateTimeFormat("en-CA", { timeZone }).format(moment);
  const index = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  return { date, weekday: DAYS[index] ?? "MON" };
}

/** The moment of a time of day: summer time may have moved it, so it is asked what the first guess shows there. */
function instantOf(date: string, time: string, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutesOfDay(time) * 60_000;
  let guess = wanted;
  for (let round = 0; round < 2; round++) guess += wanted - shownAt(guess, timeZone);
  return guess;
}

/** What clocks there show, read as if it were UTC. */
function shownAt(moment: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(moment);
  return Date.parse(`${shown.replace(" ", "T")}Z`);
}

/** `open until 20:00`, `closed until MON 07:30`, with the zone. */
export function officeHoursInWords(hours: OfficeHoursStatus): string {
  const { open, days, from, to, timeZone } = hours;
  const weekday = localDay(new Date(hours.next), timeZone).weekday;
  const until = open ? to : `${weekday} ${from}`;
  return `${open ? "open" : "closed"} now, until ${until} (${days.join(", ")} ${from} to ${to}, ${timeZone})`;
}
