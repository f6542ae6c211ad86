/** The entries of a table that are about a type, looked up once: thousands of resources are of a few types. */
export function byType<T>(
  table: readonly T[],
  fits: (entry: T, type: string) => boolean,
): (type: string) => readonly T[] {
  const known = new Map<string, readonly T[]>();
  return (type) => {
    const found = known.get(type) ?? table.filter((entry) => fits(entry, type));
    known.set(type, found);
    return found;
  };
}
