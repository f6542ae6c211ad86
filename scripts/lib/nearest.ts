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

/** How many letters have to be added, removed, replaced or swapped with the next one. */
export function editDistance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const at = (up: number, left: number) => rows[row - up]?.[column - left] ?? 0;
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        at(1, 1) + (same ? 0 : 1),
        at(1, 0) + 1,
        (current[column - 1] ?? 0) + 1,
        swapped && row > 1 && column > 1 ? at(2, 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(current);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
