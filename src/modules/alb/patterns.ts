/**
 * Patterns of a load balancer's rules: `*` stands for any number of characters, `?` for one. Paths
 * are compared with their case; hosts and header values without (AWS, "Listener rule conditions").
 */
export const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern);

/** How many wildcards there are in these patterns together. */
export const wildcardsIn = (patterns: readonly string[]): number =>
  patterns.join("").replace(/[^*?]/g, "").length;

/** What every match starts with: `/api/` for `/api/*`. */
export const literalStart = (pattern: string): string => pattern.split(/[*?]/, 1)[0] ?? "";

/** Writes a run of wildcards in one way: `*?*` and `?*` match the same. */
export const tidy = (pattern: string): string =>
  pattern.replace(/[*?]{2,}/g, (run) => {
    const single = run.replaceAll("*", "");
    return run.includes("*") ? `${single}*` : single;
  });

/**
 * Whether everything that `narrow` matches is matched by `wide` too, both tidy. Reads the narrow
 * pattern as if it were text whose `*` only another `*` can swallow.
 */
export function covers(wide: string, narrow: string): boolean {
  let at = 0;
  let star: { readonly wide: number; readonly narrow: number } | undefined;
  let position = 0;
  while (position < narrow.length) {
    if (wide[at] === "*") {
      star = { wide: at, narrow: position };
      at++;
    } else if (takes(wide[at], narrow[position])) {
      at++;
      position++;
    } else if (star) {
      position = star.narrow + 1;
      star = { wide: star.wide, narrow: position };
      at = star.wide + 1;
    } else {
      return false;
    }
  }
  return /^\**$/.test(wide.slice(at));
}

function takes(wide: string | undefined, narrow: string | undefined): boolean {
  return wide === "?" ? narrow !== "*" : wide === narrow;
}
