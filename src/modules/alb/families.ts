import { coversMatch, type PlainMatch } from "./match";

/** Groups of matches that are linked by one covering the other; single ones are left out. */
export function families<T extends { readonly match: PlainMatch }>(all: readonly T[]): T[][] {
  let groups: T[][] = [];
  for (const one of all) {
    const related = groups.filter((group) =>
      group.some((other) => overlap(one.match, other.match)),
    );
    groups = groups.filter((group) => !related.includes(group));
    groups.push([...related.flat(), one]);
  }
  return groups.filter((group) => group.length > 1);
}

/** How many of the family a match covers: a wider one covers more, so this orders them. */
export const breadth = <T extends { readonly match: PlainMatch }>(one: T, family: readonly T[]) =>
  family.filter((other) => coversMatch(one.match, other.match)).length;

const overlap = (one: PlainMatch, other: PlainMatch): boolean =>
  coversMatch(one, other) || coversMatch(other, one);
