import { InvalidArgumentError } from "commander";
import { minutes } from "../lib/minutes";

/** A day: whoever needs longer wants a service. */
const MOST = 1440;

/** Reads how long a task may run that is started for a session. */
export function sessionMinutes(text: string): number {
  const number = minutes(text);
  if (number >= 1 && number <= MOST) return number;
  throw new InvalidArgumentError(`Write a number of minutes from 1 to ${MOST}.`);
}
