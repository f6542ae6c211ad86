import { MOST_CHARACTERS } from "./text";

/** More would be read by nobody: the text itself is above. */
const MOST_LINES = 60;

/**
 * What is new in a text and what is gone of it, line by line, as a comment; undefined where nothing is. Lines that
 * only moved are not told.
 */
export function whatChanged(before: string, after: string): string | undefined {
  const [old, now] = [linesOf(before), linesOf(after)];
  const lines = [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
  if (lines.length === 0) return undefined;
  const shown = lines.slice(0, MOST_LINES);
  const left = lines.length - shown.length;
  const more = left > 0 ? `\nand ${left} lines more.\n` : "";
  const fence = fenceFor(shown);
  const text = `What changed:\n\n${fence}diff\n${shown.join("\n")}\n${fence}\n${more}`;
  return text.length <= MOST_CHARACTERS ? text : "Much changed; the text above is the new one.\n";
}

/** Without the marker and what a browser makes of line ends. */
const linesOf = (text: string): string[] =>
  text
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !line.startsWith("<!--"));

/** Longer than any in the text, which could end it. */
function fenceFor(lines: readonly string[]): string {
  const longest = Math.max(
    0,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)),
  );
  return "`".repeat(Math.max(3, longest + 1));
}
