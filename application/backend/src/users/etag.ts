/** A user's version as the strong ETag of its representation. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The versions that an If-Match header allows; undefined where any will do. A tag that is not ours,
 * or a weak one, matches nothing (RFC 9110, 13.1.1).
 */
export function versionsIn(ifMatch: string | undefined): readonly number[] | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  return ifMatch.split(",").flatMap((tag) => {
    const version = Number(/^\s*"([1-9]\d{0,8})"\s*$/.exec(tag)?.[1]);
    return Number.isNaN(version) ? [] : [version];
  });
}

/** Whether an If-None-Match header has this version; here weak tags count too (13.1.2). */
export function hasVersion(ifNoneMatch: string | undefined, version: number): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etagOf(version)) || tags.includes("*");
}
