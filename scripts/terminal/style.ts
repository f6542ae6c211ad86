import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Whether a stream shows colours. NO_COLOR and FORCE_COLOR decide where they are set (https://no-color.org). */
export function hasColour(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== "0";
  return stream.isTTY === true && process.env.TERM !== "dumb";
}

/** Text in a colour or a weight, for a stream that shows it; as it is for any other. */
export type Style = (format: Format, text: string) => string;

export const styleFor = (stream: NodeJS.WriteStream): Style =>
  hasColour(stream) ? (format, text) => styleText(format, text) : (_, text) => text;
