const DAYS = 365 / 12;
const PER_DAY: Readonly<Record<string, number>> = { minute: 24 * 60, hour: 24, day: 1 };

/** How often a schedule of EventBridge fires in an average month; undefined for what cannot be counted. */
export function runsAMonth(expression: string): number | undefined {
  const [, kind, inner = ""] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === "at") return 0;
  if (kind === "rate") {
    const [, every = "", unit = ""] = /^(\d+) (minute|hour|day)s?$/.exec(inner) ?? [];
    const aDay = PER_DAY[unit];
    return aDay === undefined || Number(every) === 0 ? undefined : (aDay / Number(every)) * DAYS;
  }
  const [minutes, hours, dates, months, weekdays] = inner.split(" ");
  if (kind !== "cron" || weekdays === undefined) return undefined;
  const shares = [
    times(minutes, 0, 59),
    times(hours, 0, 23),
    days(dates, weekdays),
    share(months, 1, 12),
  ];
  return shares.reduce<number>((all, one) => all * one, 1);
}

/** Days of a month on which it fires. */
function days(dates = "*", weekdays = "?"): number {
  if (dates !== "?" && dates !== "*") return times(dates, 1, 31);
  return weekdays === "?" || weekdays === "*" ? DAYS : share(weekdays, 1, 7) * DAYS;
}

const share = (field: string | undefined, from: number, to: number): number =>
  times(field, from, to) / (to - from + 1);

/** How many values a field of a cron expression names: `*`, `1,15`, `8-18`, `0/15`, `MON-FRI`. */
function times(field = "*", from: number, to: number): number {
  return field.split(",").reduce((all, part) => {
    const [range = "", step] = part.split("/");
    const [first = "", last] = range.split("-").map(named);
    const start = range === "*" ? from : Number(first);
    const end =
      range === "*" || (step !== undefined && last === undefined) ? to : Number(last ?? first);
    const count = Number.isNaN(start) || Number.isNaN(end) ? 1 : Math.max(1, end - start + 1);
    return all + Math.ceil(count / Number(step ?? 1));
  }, 0);
}

const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** `MON` as the number it stands for. A month's name counts as one value. */
function named(text: string): string {
  const index = WEEKDAYS.indexOf(text.toUpperCase());
  return index === -1 ? text : String(index + 1);
}
