/** A piece of a comment: whole, or shorter where there is no room. */
export interface Block {
  /** From the fullest to the shortest; the last may be empty. */
  readonly forms: readonly string[];
  /** What is dropped first has the highest number. */
  readonly rank: number;
}

/**
 * Fits blocks into a limit, in bytes of UTF-8, which are never fewer than characters: the lowest rank is kept
 * longest. Blocks stay in their order.
 * @returns the text, and how many blocks are shorter than they were or gone
 */
export function fit(blocks: readonly Block[], limit: number): { text: string; cut: number } {
  const chosen = blocks.map(() => 0);
  const sizes = blocks.map(({ forms }) => forms.map((form) => Buffer.byteLength(form)));
  let total = sizes.reduce((sum, [first = 0]) => sum + first, 0);
  // From what matters least, and there from the end.
  const order = blocks
    .map((_, index) => index)
    .sort((one, other) => rankOf(blocks, other) - rankOf(blocks, one) || other - one);
  for (const index of order) {
    const forms = sizes[index] ?? [];
    while (total > limit && (chosen[index] ?? 0) < forms.length - 1) {
      const now = chosen[index] ?? 0;
      total += (forms[now + 1] ?? 0) - (forms[now] ?? 0);
      chosen[index] = now + 1;
    }
    if (total <= limit) break;
  }
  const text = blocks.map(({ forms }, index) => forms[chosen[index] ?? 0] ?? "").join("");
  return { text, cut: chosen.filter((one) => one > 0).length };
}

const rankOf = (blocks: readonly Block[], index: number): number => blocks[index]?.rank ?? 0;
