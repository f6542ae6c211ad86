/**
 * A time as PostgreSQL writes it in UTC (`2026-01-31 09:05:00.12+00`) as RFC 3339 has it, with
 * milliseconds. Going through Date takes ten times as long, of which a list has a hundred.
 */
export function isoTime(text: string): string {
  const fraction = text[19] === "." ? text.slice(20, Math.min(23, text.length - 3)) : "";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, "0")}Z`;
}
