/** A field of a cron expression: its smallest and largest number, and names that stand for numbers. */
interface Field {
  readonly from: number;
  readonly to: number;
  readonly names?: string;
  /** What else it takes: the last one, the nearest weekday, the n-th of the month. */
  readonly extra?: RegExp;
}

/** Source: EventBridge Scheduler, "Schedule types", cron-based schedules. */
const FIELDS: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31, extra: /^(?:L|LW|[1-9]\d?W)$/ },
  { from: 1, to: 12, names: "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC" },
  { from: 1, to: 7, names: "SUN MON TUE WED THU FRI SAT", extra: /^(?:L|[1-7]L|[1-7]#[1-5])$/ },
  { from: 1970, to: 2199 },
];

const DAY_OF_MONTH = 2;
const DAY_OF_WEEK = 4;

/** Whether AWS can read a schedule: `rate(…)`, `cron(…)` or `at(…)` with values that exist. */
export function isSchedule(text: string): boolean {
  const [, kind, inner = ""] = /^(rate|cron|at)\((.*)\)$/.exec(text) ?? [];
  if (kind === "rate")
    return /^(?:1 (?:minute|hour|day)|(?!1 )[1-9]\d* (?:minutes|hours|days))$/.test(inner);
  if (kind === "at") return isMoment(inner);
  return kind === "cron" && isCron(inner.split(" "));
}

function isCron(fields: readonly string[]): boolean {
  const unsaid = [fields[DAY_OF_MONTH], fields[DAY_OF_WEEK]].filter((field) => field === "?");
  return (
    fields.length === FIELDS.length &&
    unsaid.length === 1 &&
    FIELDS.every((field, index) => isField(fields[index] ?? "", field, index))
  );
}

function isField(text: string, field: Field, index: number): boolean {
  if (text === "?") return index === DAY_OF_MONTH || index === DAY_OF_WEEK;
  return text.split(",").every((part) => field.extra?.test(part) || isRange(part, field));
}

/** `*`, `5`, `1-5`, `MON-FRI`, and any of them `/2`. */
function isRange(part: string, field: Field): boolean {
  const [range = "", step, ...rest] = part.split("/");
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === "*") return true;
  const ends = range.split("-").map((end) => numberOf(end, field));
  const [first, last = first] = ends;
  return ends.length <= 2 && isWithin(first, field) && isWithin(last, field);
}

function numberOf(text: string, { from, names = "" }: Field): number | undefined {
  const named = names.split(" ").indexOf(text.toUpperCase());
  if (named !== -1 && text !== "") return from + named;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

const isWithin = (number: number | undefined, { from, to }: Field): boolean =>
  number !== undefined && from <= number && number <= to;

/** `2026-01-31T09:30:00`, a moment that the calendar has. */
function isMoment(text: string): boolean {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return (
    isWithin(month, { from: 1, to: 12 }) &&
    isWithin(day, { from: 1, to: daysIn(year, month) }) &&
    isWithin(hour, { from: 0, to: 23 }) &&
    isWithin(minute, { from: 0, to: 59 }) &&
    isWithin(second, { from: 0, to: 59 })
  );
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
