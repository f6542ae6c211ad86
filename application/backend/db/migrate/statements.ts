import { endOfComment } from "./comments";

/**
 * The parts of SQL that are told apart here: comments, of which the second kind only begins, texts,
 * quoted names, texts between dollars, words, and single characters. Source: PostgreSQL, "Lexical
 * Structure".
 */
const part =
  /--[^\n]*|\/\*|e'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([\p{L}_][\p{L}\p{N}_]*)?\$.*?\$\1\$|[\p{L}_][\p{L}\p{N}_$]*|[;.()]/gisu;

const isWord = /^(?!e')["\p{L}_.()]/iu;

/**
 * The words of each statement, without what is in comments and texts: enough to know what kind of
 * statement it is. The image has no parser, which only `check` needs, so this is all that `up` has.
 * Words are in lower case; quoted names as they are written, with their quotes.
 */
export function wordsOfStatements(sql: string): string[][] {
  const statements: string[][] = [[]];
  const parts = new RegExp(part);
  for (let found = parts.exec(sql); found; found = parts.exec(sql)) {
    const [text] = found;
    const words = statements.at(-1) ?? [];
    if (text === "/*") parts.lastIndex = endOfComment(sql, parts.lastIndex);
    else if (text === ";" && !isInsideOfBody(words)) statements.push([]);
    else if (isWord.test(text)) words.push(text.startsWith('"') ? text : text.toLowerCase());
  }
  return statements.filter((words) => words.length > 0);
}

/** A function's body may be statements between `begin atomic` and `end`. */
function isInsideOfBody(words: readonly string[]): boolean {
  const begins = words.indexOf("atomic");
  if (begins === -1 || words[0] !== "create") return false;
  const count = (...wanted: string[]) =>
    words.slice(begins).filter((word) => wanted.includes(word)).length;
  return count("atomic", "case") > count("end");
}

const transactionWords = /^(begin|start|commit|end|rollback|abort|savepoint|release)$/;

/**
 * Throws when a migration begins or ends a transaction. It has one around it already, and after a
 * `commit` of its own what follows would stay when the rest fails.
 */
export function refuseTransactions(sql: string): void {
  for (const [first = "", second] of wordsOfStatements(sql)) {
    if (transactionWords.test(first) || (first === "prepare" && second === "transaction")) {
      throw new Error(
        `\`${first}\` may not be in a migration, which is one transaction: take it out, and split the file where parts of it shall stay`,
      );
    }
  }
}
