/** Text in HTML, and in the HTML that Markdown may hold. */
export const html = (text: string): string => escaped(visible(text));

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/**
 * Names come from whoever wrote the change: no line breaks, nothing that cannot be seen or that turns the direction of
 * what follows, no half characters, and no HTML comment, in which programs look for marks of ours.
 */
export const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").replaceAll("<!--", "<! --");

/** Longer words are cut in a comment. */
const LONGEST = 300;

export const short = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : text;

/** Text as code in Markdown, whatever is in it: mentions, links and HTML do nothing there. */
export function code(text: string): string {
  const plain = short(visible(text)).trim();
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${plain === "" ? " " : plain}${space}${fence}`;
}

/** The same in a cell of a table, where a pipe or a backslash ends more than the code. */
export function codeCell(text: string): string {
  const plain = short(visible(text)).trim();
  if (/^[\w. -]+$/.test(plain)) return code(plain);
  const entities = plain.replaceAll(/[^\p{L}\p{N} -]/gu, (one) => `&#${one.codePointAt(0)};`);
  return `<code>${entities}</code>`;
}

/** The same in HTML, as in a `<summary>`, where Markdown does nothing. */
export const codeHtml = (text: string): string => `<code>${html(short(text).trim())}</code>`;

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
  unlinked(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]|~#]/g, "\\$&");

/**
 * GitHub makes links of these after it has read the Markdown, so that a backslash does not help: people are told that
 * they were mentioned, issues that they were, and addresses can be clicked.
 */
const unlinked = (text: string): string =>
  text
    .replaceAll(/@(?=\w)/g, "@\u200B")
    .replaceAll(/#(?=\d)/g, "#\u200B")
    .replaceAll(/\bGH-(?=\d)/gi, "$&\u200B")
    .replaceAll(/:\/\//g, ":\u200B//")
    .replaceAll(/\bwww\./gi, "www\u200B.")
    .replaceAll(
      /\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/g,
      (hash) => `${hash.slice(0, 6)}\u200B${hash.slice(6)}`,
    );

/** The same in HTML. */
export const proseHtml = (text: string): string =>
  html(text).replaceAll(/`([^`]*)`/g, "<code>$1</code>");

/** The same in the HTML that Markdown may hold. */
export const proseSummary = (text: string): string =>
  short(visible(text))
    .split(/(`[^`]*`)/)
    .map((part) =>
      /^`.*`$/.test(part) ? `<code>${escaped(part.slice(1, -1))}</code>` : escaped(unlinked(part)),
    )
    .join("");
