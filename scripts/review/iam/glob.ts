/**
 * Patterns of IAM: `*` is any text, `?` any one character. Answers are about all texts at once: whether
 * one pattern matches everything that another one matches.
 */
export function covers(outer: string, inner: string): boolean {
  if (outer === "*" || outer === inner) return true;
  if (!outer.includes("*") && !outer.includes("?")) return false;
  let o = 0;
  let i = 0;
  let star = -1;
  let mark = 0;
  // The inner pattern is read as a text in which only the outer `*` takes a `*`.
  while (i < inner.length) {
    const want = outer[o];
    const has = inner[i];
    if (want === "*") {
      star = o++;
      mark = i;
    } else if (want !== undefined && (want === has || (want === "?" && has !== "*"))) {
      o++;
      i++;
    } else if (star >= 0) {
      o = star + 1;
      i = ++mark;
    } else return false;
  }
  while (outer[o] === "*") o++;
  return o === outer.length;
}

/** Whether any text at all matches both patterns. */
export function meet(one: string, other: string): boolean {
  if (!/[*?]/.test(one)) return covers(other, one);
  if (!/[*?]/.test(other)) return covers(one, other);
  // reachable[j]: whether what is left of `one` and of `other` from j on have a text in common.
  let next = new Array<boolean>(other.length + 1).fill(false);
  for (let i = one.length; i >= 0; i--) {
    const row = new Array<boolean>(other.length + 1).fill(false);
    for (let j = other.length; j >= 0; j--) row[j] = step(one, other, i, j, next, row);
    next = row;
  }
  return next[0] === true;
}

function step(
  one: string,
  other: string,
  i: number,
  j: number,
  next: readonly boolean[],
  row: readonly boolean[],
): boolean {
  const [a, b] = [one[i], other[j]];
  if (a === undefined && b === undefined) return true;
  if (a === "*" && (next[j] || (b !== undefined && row[j + 1]))) return true;
  if (b === "*" && (row[j + 1] || (a !== undefined && next[j]))) return true;
  if (a === undefined || b === undefined || a === "*" || b === "*") return false;
  return (a === b || a === "?" || b === "?") && next[j + 1] === true;
}
