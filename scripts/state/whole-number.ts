import { InvalidArgumentError } from "commander";

/** The value of an option that counts something. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("Write a whole number above 0.");
}
