import type { Database } from "../../db/connection/database";
import type { Statement } from "../../db/connection/pool";
import type { MigrationFile } from "../../db/migrate/files";
import { selectApplied } from "../../db/migrate/ledger";
import { type AppliedMigration, planMigrations } from "../../db/migrate/plan";

export interface Readiness {
  readonly database: "up" | "down";
  readonly migrations: "applied" | "pending" | "unknown";
}

/** Milliseconds that an answer counts: asking for it often must not be a load. */
const freshFor = 1000;

/** True of a server that was the primary before a failover: it answers, and takes no writes. */
const selectReadOnly: Statement = {
  name: "read-only",
  text: `select current_setting('transaction_read_only') = 'on' as "readOnly"`,
  values: [],
};

/** Whether the database answers, takes writes and has the tables that this release needs. */
export class ReadinessProbe {
  #last: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly files: readonly MigrationFile[],
  ) {}

  check(): Promise<Readiness> {
    const now = Date.now();
    if (this.#last === undefined || now - this.#last.at > freshFor) {
      this.#last = { at: now, answer: this.#ask() };
    }
    return this.#last.answer;
  }

  async #ask(): Promise<Readiness> {
    try {
      const [server] = await this.database.probe(selectReadOnly);
      if (server?.readOnly) return { database: "down", migrations: "unknown" };
      const rows = await this.database.probe(selectApplied);
      const { pending } = planMigrations(this.files, rows as unknown as AppliedMigration[]);
      return { database: "up", migrations: pending.length === 0 ? "applied" : "pending" };
    } catch (error) {
      if (isMissingLedger(error)) return { database: "up", migrations: "pending" };
      return { database: "down", migrations: "unknown" };
    }
  }
}

const isMissingLedger = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["42P01", "3F000"].includes(String(error.code));
