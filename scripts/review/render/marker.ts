import type { Environment } from "../review";

/** More would leave no room for the review: some 250 environments. */
const MOST_BYTES = 20_000;

/**
 * The last line of a comment, which nobody sees: what was reviewed, by environment. Before an apply it is compared with
 * what is planned then. Empty for more environments than a comment can hold.
 */
export function marker(environments: readonly Pick<Environment, "name" | "digest">[]): string {
  const digests = environments.map(({ name, digest }) => `${quoted(name)}:"${digest}"`);
  const line = `<!-- devops-platform review {${digests.join(",")}} -->\n`;
  return Buffer.byteLength(line) > MOST_BYTES ? "" : line;
}

/** A text of JSON in which nothing can end the comment that it is in. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[^\w".\\]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
