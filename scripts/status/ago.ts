const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in the one unit that matters: `40 s`, `4 min`, `3 h`, `12 d`. */
export function ago(time: string | undefined, now: Date): string {
  if (!time) return UNKNOWN;
  const passed = Math.max(0, (now.getTime() - Date.parse(time)) / 1000);
  if (passed < 2 * MINUTE) return `${Math.round(passed)} s`;
  if (passed < 2 * HOUR) return `${Math.floor(passed / MINUTE)} min`;
  if (passed < 2 * DAY) return `${Math.floor(passed / HOUR)} h`;
  return `${Math.floor(passed / DAY)} d`;
}

/** What is not known is never shown as zero. */
export const UNKNOWN = "–";
