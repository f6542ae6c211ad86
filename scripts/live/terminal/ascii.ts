/** What this command and the ones it shares words with draw beyond ASCII, and what stands for it elsewhere. */
const STAND_INS: Readonly<Record<string, string>> = {
  "▁": "_",
  "▂": ".",
  "▃": "-",
  "▄": "=",
  "▅": "+",
  "▆": "*",
  "▇": "#",
  "█": "@",
  "–": "-",
  "─": "-",
  "…": "~",
  "·": "|",
  "❯": ">",
  "✗": "x",
  "✓": "+",
  "→": ">",
  "↑": "^",
  "↓": "v",
};

/** A text of characters that a terminal without UTF-8 shows, of the same width. */
export const inAscii = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of colours stay as they are
  text.replaceAll(/[^\x00-\x7f]/gu, (character) => STAND_INS[character] ?? "?");

/** Whether the terminal shows UTF-8, as POSIX has programs find out: the first of these that is set decides. */
export function showsUtf8(environment: NodeJS.ProcessEnv, platform = process.platform): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = environment;
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale ? /utf-?8/i.test(locale) : platform === "win32";
}
