import { parse } from "libpg-query";
import { afterComments } from "../migrate/comments";
import type { Fields } from "./syntax";

/** A statement with what is written around it. */
export interface Statement {
  /** One key: its kind. */
  readonly tree: Fields;
  /** Line of its first word, from 1. */
  readonly line: number;
  /** The rules that the comments right above it accept. */
  readonly accepted: ReadonlySet<string>;
}

interface Parsed {
  readonly stmts?: readonly {
    readonly stmt: Fields;
    /** In bytes, from the first word or the comments above it; not there where it is 0. */
    readonly stmt_location?: number;
    /** In bytes; not there where it reaches to the end. */
    readonly stmt_len?: number;
  }[];
}

/** The statements of a file. Throws when it is not SQL. */
export async function parseStatements(sql: string): Promise<Statement[]> {
  const { stmts = [] } = (await parse(sql)) as unknown as Parsed;
  const bytes = Buffer.from(sql);
  let before = 0;
  return stmts.map(({ stmt, stmt_location: location = 0, stmt_len: length }) => {
    const start = bytes.subarray(0, before).toString().length;
    const { comments, end } = afterComments(sql.slice(start));
    before = length === undefined ? bytes.length : location + length;
    return {
      tree: stmt,
      line: sql.slice(0, start + end).split("\n").length,
      accepted: new Set(comments.flatMap((comment) => acceptance.exec(comment)?.[1] ?? [])),
    };
  });
}

/** `-- accepted: data-lost: nobody has used it since release 12` */
const acceptance = /^--[ \t]*accepted:[ \t]*([a-z-]+):[ \t]*\S.{9,}$/;
