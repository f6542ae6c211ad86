import { type Fields, nodesIn } from "./syntax";

/** A table as a statement names it. */
interface Name {
  readonly schemaname?: string;
  readonly relname?: string;
  readonly relpersistence?: string;
}

/** Names without a schema are of this one, where a migration does not say otherwise. */
const defaultSchema = "public";

/**
 * The tables that a file has made so far. Nobody uses them yet, so nothing done to them disturbs
 * anybody.
 */
export class NewTables {
  readonly #names = new Set<string>();
  readonly #temporary = new Set<string>();

  /** Takes note of what a statement makes; nothing where the table may have been there before. */
  add(statement: unknown): void {
    for (const { kind, fields } of nodesIn(statement)) {
      if (fields.if_not_exists) continue;
      if (kind === "CreateStmt") this.#note(fields.relation as Name);
      if (kind === "CreateTableAsStmt") this.#note((fields.into as { rel: Name }).rel);
    }
  }

  /** Whether a node is about one of them. */
  isAbout({ relation }: Fields): boolean {
    const { schemaname, relname = "" } = (relation ?? {}) as Name;
    if (schemaname === undefined && this.#temporary.has(relname)) return true;
    return this.#names.has(`${schemaname ?? defaultSchema}.${relname}`);
  }

  #note({ schemaname, relname = "", relpersistence }: Name): void {
    if (relpersistence === "t") this.#temporary.add(relname);
    else this.#names.add(`${schemaname ?? defaultSchema}.${relname}`);
  }
}
