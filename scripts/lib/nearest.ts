/** The candidate that was most likely meant, when one is near enough to say so. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => isNear(word, candidate, distance))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

function isNear(word: string, candidate: string, distance: number): boolean {
  if (word.length >= 3 && (candidate.startsWith(word) || word.startsWith(candidate))) return true;
  return distance <= Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
}

/** How many letters have to be added, removed or replaced to make one word of the other. */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, expected] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === expected ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
