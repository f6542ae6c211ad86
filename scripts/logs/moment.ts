const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * A moment as somebody writes it: `10m` ago, or ISO 8601, which is in UTC where it does not say.
 * @returns milliseconds since 1970; undefined for what is neither
 */
export function momentOf(text: string, now: number): number | undefined {
  const [, number, unit = ""] = /^(\d+)([smhd])$/.exec(text.trim()) ?? [];
  if (number !== undefined) return now - Number(number) * (UNITS[unit] ?? 0) * 1000;
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes("T");
  const moment = Date.parse(zoned ? text : `${text}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}
