import { weakerOrEqual } from "./conditions";
import { covers, meet } from "./glob";
import { principalCovers } from "./principals";
import type { PatternSet, Statement } from "./statement";

/** One piece of a set that is asked for by itself: a pattern, or all but some patterns. */
export type Piece = PatternSet;

/** A positive set falls into its patterns; "all but" is one piece. */
export const piecesOf = (set: PatternSet): Piece[] =>
  set.not ? [set] : set.patterns.map((pattern) => ({ not: false, patterns: [pattern] }));

type Covers = (outer: string, inner: string) => boolean;

/** Whether a set holds a whole piece. */
function holds(set: PatternSet, piece: Piece, by: Covers): boolean {
  if (!set.not && !piece.not)
    return piece.patterns.every((inner) => set.patterns.some((outer) => by(outer, inner)));
  if (!set.not) return set.patterns.includes("*");
  if (!piece.not)
    return piece.patterns.every((inner) => set.patterns.every((outer) => !meet(outer, inner)));
  return set.patterns.every((outer) => piece.patterns.some((inner) => by(inner, outer)));
}

export const holdsAction = (set: PatternSet, piece: Piece) => holds(set, piece, covers);
export const holdsResource = (set: PatternSet, piece: Piece) => holds(set, piece, covers);
export const holdsPrincipal = (set: PatternSet, piece: Piece) => holds(set, piece, principalCovers);

/** Whether two sets have anything in common. "All but" sets are taken to meet whatever they do not name. */
export function setsMeet(one: PatternSet, other: PatternSet): boolean {
  if (one.not && other.not) return true;
  if (one.not) return setsMeet(other, one);
  if (other.not)
    return one.patterns.some((pattern) => !other.patterns.some((no) => covers(no, pattern)));
  return one.patterns.some((a) => other.patterns.some((b) => meet(a, b)));
}

/** One request, as broad as a pattern: who does what with what, under which conditions. */
export interface Request {
  readonly action: Piece;
  readonly resource: Piece;
  readonly principal: Piece;
  readonly of: Statement;
}

/** Whether one statement is about everything that a request asks for. */
export const isAbout = (statement: Statement, { action, resource, principal, of }: Request) =>
  holdsAction(statement.actions, action) &&
  holdsResource(statement.resources, resource) &&
  holdsPrincipal(statement.principals, principal) &&
  weakerOrEqual(statement.conditions, of.conditions);
