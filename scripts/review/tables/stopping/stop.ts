import type { Severity } from "../../findings/finding";

/** A field that stops or restarts something without replacing it. */
export interface Stopping {
  readonly types: RegExp;
  /** @default "restarted" where any change does it, otherwise "stopped" */
  readonly rule?: string;
  readonly path: readonly string[];
  /** `changed`: any change does it. Otherwise the value that does it. */
  readonly when: "changed" | ((value: unknown) => boolean);
  readonly what: string;
  readonly why: string;
  readonly severity: Severity;
  /** It happens at once only where this argument has this value; otherwise in the maintenance window. */
  readonly atOnce?: readonly [argument: string, value: unknown];
  /** How bad it is in the maintenance window. @default "low" */
  readonly later?: Severity;
}

export const zero = (value: unknown): boolean => value === 0 || value === "0";
export const off = (value: unknown): boolean => value === false;
export const word =
  (one: string) =>
  (value: unknown): boolean =>
    value === one;
export const RESTART = "It restarts for that, or moves to other machines.";
export const NOW: readonly [string, unknown] = ["apply_immediately", true];
