import { outline } from "../env/outline";
import type { Output } from "./read";

/** Outputs for people: those that say nothing are left out. */
export function inWords(outputs: Readonly<Record<string, Output>>): string {
  const told = Object.entries(outputs)
    .filter(([, { value, sensitive }]) => sensitive || !isEmpty(value))
    .map(([name, { value, sensitive }]) => [name, sensitive ? "(sensitive)" : value]);
  return outline(Object.fromEntries(told));
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === "object" && Object.keys(value).length === 0);
