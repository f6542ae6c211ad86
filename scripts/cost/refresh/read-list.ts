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
  try {
    return await selected(offer, body);
  } catch (error) {
    throw unreadable(url, whyOf(error));
  }
}

async function selected(offer: string, body: AsyncIterable<Uint8Array>): Promise<ReadList> {
  const reader = new HeadingReader();
  const prices = new Map<PriceKey, { usd: number; from: number }>();
  let heading: Heading | undefined;
  for await (const line of linesOf(body)) {
    if (!heading) {
      heading = reader.take(line);
      continue;
    }
    const found = priceOfLine(offer, heading, line);
    const known = found && prices.get(found.key);
    if (found && (!known || found.from < known.from)) prices.set(found.key, found);
  }
  if (!heading) throw new Error("it has no line that names its columns");
  return { heading, prices: new Map([...prices].map(([key, { usd }]) => [key, usd])) };
}

async function opened(url: string): Promise<AsyncIterable<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw unreadable(url, whyOf(error));
  }
  if (!response.ok || !response.body)
    throw unreadable(url, `it answered ${response.status} ${response.statusText}`.trim());
  return response.body as unknown as AsyncIterable<Uint8Array>;
}

/** Node's readline would say nothing of a connection that breaks. */
async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.trimEnd();
  }
  if (rest !== "") yield rest;
}

function whyOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

const unreadable = (url: string, why: string) =>
  new CommandError(`the price list ${url} cannot be read: ${why}`, {
    hint: "AWS publishes it without credentials. Nothing was written; the tables are as they were.",
    exitCode: exitCodes.aws,
  });
