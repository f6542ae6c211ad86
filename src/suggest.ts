import { closest, distance } from "fastest-levenshtein";

/** The known word that was probably meant, if one is near enough. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word, known);
  return distance(word, best) <= Math.max(2, Math.floor(word.length / 3)) ? best : undefined;
}

/** What to write for a word nobody knows: the near one first, then all of them. */
export function oneOf(word: string, known: readonly string[]): string {
  if (known.length === 0) return "nothing: there are none";
  const best = suggest(word, known);
  const all = known.length === 1 ? `${known[0]}` : `one of ${known.join(", ")}`;
  return best === undefined || known.length === 1 ? all : `${best} (${all})`;
}
