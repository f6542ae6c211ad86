import { readFileSync } from "node:fs";
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

/**
 * Reads the text that is written to GitHub.
 * @param end a last line of it that nobody sees
 * @throws where it is empty or too long, with what is added
 */
export function textIn(file: string, marker: string, end?: string): string {
  const text = read(file).trim();
  if (text === "")
    throw new CommandError(`${file} is empty`, {
      hint: "It should be the Markdown that is written to GitHub.",
      exitCode: exitCodes.usage,
    });
  // Without the empty line it would be a part of a list above.
  const whole = `${marker}\n${text}\n${end === undefined ? "" : `\n${end}\n`}`;
  if (whole.length <= MOST_CHARACTERS) return whole;
  throw new CommandError(
    `${file} has ${text.length} characters, and GitHub takes ${MOST_CHARACTERS - (whole.length - text.length)} here`,
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
