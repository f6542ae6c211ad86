import { UNKNOWN } from "../status/ago";

/** Milliseconds as `0.8 ms`, `43 ms`, `1.2 s`. */
export function inMs(value: number | undefined): string {
  if (value === undefined) return UNKNOWN;
  if (value < 10) return `${value.toFixed(1)} ms`;
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

/** `0.02 %`; nothing is `0 %`, and what is there and rounds to nothing is not. */
export function inPercent(value: number): string {
  if (value === 0) return "0 %";
  if (value < 0.01) return "<0.01 %";
  return `${Number(value.toFixed(value < 1 ? 2 : 1))} %`;
}

/** `446 400`. */
export const grouped = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, " ");

/** A moment of the load: `+2:10`. */
export function moment(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `+${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** `1.2 GB`, in powers of ten, as AWS bills it. */
export function inBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value.toFixed(step === 0 || value >= 100 ? 0 : 1)} ${units[step]}`;
}
