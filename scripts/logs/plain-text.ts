const ESC = String.fromCharCode(27);
const COLOURS = new RegExp(`${ESC}\\[[0-9;]*m`, "g");
const CONTROLS = /\p{Cc}/gu;
/** Nearly no line has one, and most of the time that is all there is to find out. */
const ANY_CONTROL = /\p{Cc}/u;

/**
 * A text of somebody else, as it may go to a terminal: without its colours, and with every other control character
 * written out, since a request's path could hold one that moves the cursor or renames the window.
 */
export function plainText(text: string): string {
  if (!ANY_CONTROL.test(text)) return text;
  return text
    .replace(COLOURS, "")
    .replace(CONTROLS, (one) => (one === "\t" || one === "\n" ? one : escaped(one)));
}

const escaped = (one: string): string =>
  one === "\r" ? "\\r" : `\\x${one.charCodeAt(0).toString(16).padStart(2, "0")}`;
