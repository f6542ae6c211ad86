import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { CommandError, exitCodes } from "../../lib/errors.mjs";
import type { PriceKey } from "../catalogue";
import { type Heading, HeadingReader } from "./csv";
import { priceOfLine } from "./select";

/** Where AWS publishes its price lists, for everybody. */
export const PRICE_LISTS = "https://pricing.us-east-1.amazonaws.com";

export interface ReadList {
  readonly heading: Heading;
  readonly prices: ReadonlyMap<PriceKey, number>;
}

/**
 * Reads one service's price list of a region, line by line: EC2's has 400 MB. Its CSV has product and
 * price in one line; the JSON would have to be kept whole to bring them together.
 */
export async function readPriceList(
  offer: string,
  region: string,
  base: string = PRICE_LISTS,
): Promise<ReadList> {
  const url = `${base}/offers/v1.0/aws/${offer}/current/${region}/index.csv`;
  const body = await opened(url);
  const reader = new HeadingReader();
  const prices = new Map<PriceKey, { usd: number; from: number }>();
  let heading: Heading | undefined;
  for await (const line of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!heading) {
      heading = reader.take(line);
      continue;
    }
    const found = priceOfLine(offer, heading, line);
    const known = found && prices.get(found.key);
    if (found && (!known || found.from < known.from)) prices.set(found.key, found);
  }
  if (!heading) throw unreadable(url, "it has no line that names its columns");
  return { heading, prices: new Map([...prices].map(([key, { usd }]) => [key, usd])) };
}

async function opened(url: string): Promise<Readable> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw unreadable(url, cause instanceof Error ? cause.message : String(cause));
  }
  if (!response.ok || !response.body)
    throw unreadable(url, `it answered ${response.status} ${response.statusText}`.trim());
  return Readable.fromWeb(response.body as ReadableStream);
}

const unreadable = (url: string, why: string) =>
  new CommandError(`the price list ${url} cannot be read: ${why}`, {
    hint: "AWS publishes it without credentials. Nothing was written; the tables are as they were.",
    exitCode: exitCodes.aws,
  });
