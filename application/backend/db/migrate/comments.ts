/** What stands before the first word of a piece of SQL. */
interface Start {
  /** Comments to the end of a line, one each. */
  readonly comments: readonly string[];
  /** Where the first word is. */
  readonly end: number;
}

/** The comments before the first word, where the statement before it may have left its `;`. */
export function afterComments(sql: string): Start {
  const comments: string[] = [];
  const blank = /[\s;]+|--[^\n]*|\/\*/y;
  let end = 0;
  for (let found = blank.exec(sql); found; found = blank.exec(sql)) {
    const [text] = found;
    if (text === "/*") blank.lastIndex = endOfComment(sql, blank.lastIndex);
    else if (text.startsWith("--")) comments.push(text);
    end = blank.lastIndex;
  }
  return { comments, end };
}

/** The end of a comment between slashes. They contain each other, which no pattern can follow. */
export function endOfComment(sql: string, from: number): number {
  const ends = /\/\*|\*\//g;
  ends.lastIndex = from;
  for (let depth = 1; depth > 0; ) {
    const [text] = ends.exec(sql) ?? [];
    if (text === undefined) return sql.length;
    depth += text === "/*" ? 1 : -1;
  }
  return ends.lastIndex;
}
