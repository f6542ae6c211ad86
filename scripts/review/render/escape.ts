/** Text in HTML, and in the HTML that Markdown may hold. */
export const html = (text: string): string =>
  visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** Names come from whoever wrote the change: no line breaks, no control or direction marks. */
export const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/gu, " ");

/** Longer words are cut in a comment. */
const LONGEST = 300;

export const short = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;

/** Text as code in Markdown, whatever is in it: mentions, links and HTML do nothing there. */
export function code(text: string): string {
  const plain = short(visible(text)).trim();
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${plain === "" ? " " : plain}${space}${fence}`;
}

/**
 * A sentence of ours in Markdown: what stands between backquotes in it stays code, and nothing else of it is
 * markup.
 */
export function prose(text: string): string {
  return short(visible(text))
    .split(/(`[^`]*`)/)
    .map((part) => (/^`.*`$/.test(part) ? part : plain(part)))
    .join("");
}

const plain = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\*_[\]|~#]/g, "\\$&")
    .replaceAll(/@(?=\w)/g, "@\u200B")
    .replaceAll(/:\/\//g, ":\u200B//");

/** The same in HTML. */
export const proseHtml = (text: string): string =>
  html(text).replaceAll(/`([^`]*)`/g, "<code>$1</code>");
