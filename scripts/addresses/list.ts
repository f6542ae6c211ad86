import type { Arguments, Resources } from "./stack-resources";

const HEADER = [
  "# Everything this stack makes and, where a loss would hurt, the arguments whose change would",
  "# replace it. Written by `npm run addresses`; a test compares it with what is synthesized.",
];

/** One resource a line, sorted: the address, then its {@link Arguments} as JSON if there are such. */
export function formatList(resources: Resources): string {
  const lines = [...resources].map(([address, given]) =>
    Object.keys(given).length === 0 ? address : `${address} ${JSON.stringify(given)}`,
  );
  return `${[...HEADER, ...lines.sort()].join("\n")}\n`;
}

/** Reads what {@link formatList} wrote. */
export function parseList(text: string): Resources {
  const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map(parseLine));
}

function parseLine(line: string): [string, Arguments] {
  const [address = "", ...rest] = line.split(" ");
  return [address, rest.length === 0 ? {} : (JSON.parse(rest.join(" ")) as Arguments)];
}
