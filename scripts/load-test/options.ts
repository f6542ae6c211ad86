import { InvalidArgumentError } from "commander";

/** Whoever needs longer has to think of what an hour of load costs, and begins again. */
const MOST_MINUTES = 60;
/** One process has no use for more, and the machine soon has no ports. */
const MOST_CONNECTIONS = 2000;
const MOST_PER_SECOND = 20_000;

export const atMostMinutes = (text: string): number =>
  within(text, { over: 0, most: MOST_MINUTES, what: "a number of minutes" });

export const connectionsOf = (text: string): number =>
  whole(within(text, { over: 0, most: MOST_CONNECTIONS, what: "a whole number of connections" }));

export const perSecond = (text: string): number =>
  within(text, { over: 0, most: MOST_PER_SECOND, what: "a number of requests a second" });

export const milliseconds = (text: string): number =>
  within(text, { over: 0, most: 600_000, what: "a number of milliseconds" });

export const percentOf = (text: string): number =>
  within(text, { over: -1, most: 100, what: "a number of percent" });

interface Bounds {
  /** The number is larger than this. */
  readonly over: number;
  readonly most: number;
  readonly what: string;
}

function within(text: string, { over, most, what }: Bounds): number {
  const number = Number(text);
  const fits = text.trim() !== "" && number > over && number >= 0 && number <= most;
  if (fits) return number;
  throw new InvalidArgumentError(`Write ${what}, at most ${most}.`);
}

function whole(number: number): number {
  if (Number.isInteger(number)) return number;
  throw new InvalidArgumentError("Write a whole number.");
}

/** Says where a request goes, so that nothing but the environment's load balancer is asked. */
const OURS = ["host", "connection", "content-length", "transfer-encoding"];

/** Gathers `name: value` of options that are given again and again. */
export function headerOf(
  text: string,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const [, name = "", value = ""] = /^([\w!#$%&'*+.^`|~-]+):\s*([^\r\n]*)$/.exec(text) ?? [];
  if (name === "") throw new InvalidArgumentError("Write it as `name: value`.");
  if (OURS.includes(name.toLowerCase()))
    throw new InvalidArgumentError(`${name} follows from the service and cannot be given.`);
  return { ...before, [name.toLowerCase()]: value.trim() };
}
