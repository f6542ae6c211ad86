import { InvalidArgumentError } from "commander";

/** Reads an option that is a port of this machine. */
export function portNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError("Write a port from 1 to 65535.");
}
