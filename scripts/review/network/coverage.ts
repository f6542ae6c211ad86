/** Some addresses on some ports: both ends belong to it. */
export interface Area {
  readonly from: number;
  readonly to: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** What is left of an area when all others are taken out of it, in pieces. */
export function without(area: Area, others: readonly Area[]): Area[] {
  let left = [area];
  for (const other of others) {
    if (left.length === 0) break;
    left = left.flatMap((piece) => cutOut(piece, other));
  }
  return left;
}

function cutOut(piece: Area, hole: Area): Area[] {
  const from = Math.max(piece.from, hole.from);
  const to = Math.min(piece.to, hole.to);
  const first = piece.first > hole.first ? piece.first : hole.first;
  const last = piece.last < hole.last ? piece.last : hole.last;
  if (from > to || first > last) return [piece];
  return [
    ...(piece.from < from ? [{ ...piece, to: from - 1 }] : []),
    ...(to < piece.to ? [{ ...piece, from: to + 1 }] : []),
    ...(piece.first < first ? [{ ...piece, from, to, last: first - 1n }] : []),
    ...(last < piece.last ? [{ ...piece, from, to, first: last + 1n }] : []),
  ];
}
