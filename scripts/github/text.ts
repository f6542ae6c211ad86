import { existsSync, readFileSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/** GitHub takes so many characters as the text of a comment or an issue, and answers 422 to more. */
export const MOST_CHARACTERS = 65_536;

/** Told apart by this, comments and issues are found again; nobody sees it. */
export const markerOf = (what: "comment" | "issue", key: string): string =>
  `<!-- devops-platform ${what} ${key} -->`;

/** Of what is kept up to date, by its marker: the text must begin with it, so that none can be quoted. */
export const hasMarker = (marker: string, body: string | null | undefined): boolean =>
  body?.startsWith(`${marker}\n`) === true;

/** Reads the text that is written to GitHub. @throws as `whole` does */
export const textIn = (file: string, marker: string, end?: string): string =>
  whole({ words: read(file), from: file }, marker, end);

/** Words, and what they are of in a message: a file, an option. */
export interface Words {
  readonly words: string;
  readonly from: string;
}

/**
 * The words of a file, or those that are given in its place, where it is empty or not there.
 * @param file undefined where there are only the others
 */
export function wordsOf(file: string | undefined, instead: string | undefined): Words | undefined {
  const there = file !== undefined && (instead === undefined || file === "-" || existsSync(file));
  const words = there ? read(file) : "";
  if (there && (instead === undefined || words.trim() !== "")) return { words, from: file };
  return instead === undefined ? undefined : { words: instead, from: "--text" };
}

/**
 * A text as it is written to GitHub, with what nobody sees.
 * @param end a last line of it
 * @throws where it is empty or too long, with what is added
 */
export function whole({ words, from }: Words, marker: string, end?: string): string {
  const text = words.trim();
  if (text === "")
    throw new CommandError(`${from} is empty`, {
      hint: "It should be the Markdown that is written to GitHub.",
      exitCode: exitCodes.usage,
    });
  // Without the empty line it would be a part of a list above.
  const all = `${marker}\n${text}\n${end === undefined ? "" : `\n${end}\n`}`;
  if (all.length <= MOST_CHARACTERS) return all;
  throw new CommandError(
    `${from} has ${text.length} characters, and GitHub takes ${MOST_CHARACTERS - (all.length - text.length)} here`,
    {
      hint: "`devops-platform review --format markdown` keeps to that, and says what it cut. Nothing was written.",
      exitCode: exitCodes.usage,
    },
  );
}

export function read(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new CommandError(`${file} cannot be read`, {
      hint: `The system said: ${(error as NodeJS.ErrnoException).code ?? error}`,
      exitCode: exitCodes.usage,
    });
  }
}

/** Reads `--key`. */
export function keyOf(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,49}$/.test(text)) return text;
  throw new InvalidArgumentError("Write small letters, digits and hyphens, such as review.");
}

/** Reads `--pull`. */
export function numberOf(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Write its number, such as 12.");
}
