import { InvalidArgumentError } from "commander";

/** Reads an option that is a number of minutes. */
export function minutes(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && number >= 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError("Write a number of minutes, such as 20.");
}
