import type { DatabaseConfig } from "../../src/config/database";
import type { Credentials } from "./credentials";
import { isCutConnection, isLostConnection } from "./failures";
import { Pool, type PoolState, type Row, type Statement } from "./pool";
import { credentialsFrom } from "./sign-in";

/** Told of each statement's time; what metrics and traces hang on. */
export type Observe = <T>(
  statement: Statement,
  target: "primary" | "replica",
  run: () => Promise<T>,
) => Promise<T>;

/** Idle connections are cut together, and a new one may be cut before its first statement. */
const mostTries = 5;

/** The database as the rest of the application sees it: what reads, what writes. */
export class Database {
  #next = 0;

  private constructor(
    private readonly primary: Pool,
    private readonly replicas: readonly Pool[],
    private readonly observe: Observe,
  ) {}

  /** Opens no connection yet: the process serves, and says so, while its database is away. */
  static async open(props: {
    readonly config: DatabaseConfig;
    readonly applicationName: string;
    readonly onCut: (error: Error) => void;
    readonly observe?: Observe;
    readonly credentials?: Credentials;
  }): Promise<Database> {
    const { config } = props;
    const credentials =
      props.credentials ?? (await credentialsFrom(config.password, config.connectTimeout));
    const open = (host: string) => Pool.open({ ...props, host, credentials });
    return new Database(
      await open(config.host),
      await Promise.all(config.readers.map(open)),
      props.observe ?? ((_statement, _target, run) => run()),
    );
  }

  /**
   * A statement that changes nothing, so it may be done again: it goes to a replica where there is
   * one, to the primary when that one has no connection for it, and to another connection when its
   * own is cut.
   */
  async read(statement: Statement): Promise<Row[]> {
    const replica = this.replicas[this.#next++ % this.replicas.length];
    if (replica === undefined) return this.#readPrimary(statement);
    try {
      return await this.observe(statement, "replica", () => replica.read(statement));
    } catch (error) {
      if (!isLostConnection(error) || isTimeout(error)) throw error;
      return this.#readPrimary(statement);
    }
  }

  async #readPrimary(statement: Statement): Promise<Row[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.observe(statement, "primary", () => this.primary.read(statement));
      } catch (error) {
        if (!isCutConnection(error) || tries === mostTries) throw error;
      }
    }
  }

  /** Never tried twice: after a lost connection nobody knows whether it was done. */
  write(statement: Statement): Promise<Row[]> {
    return this.observe(statement, "primary", () => this.primary.write(statement));
  }

  get state(): { readonly primary: PoolState; readonly replicas: readonly PoolState[] } {
    return { primary: this.primary.state, replicas: this.replicas.map(({ state }) => state) };
  }

  async close(): Promise<void> {
    await Promise.all([this.primary, ...this.replicas].map((pool) => pool.close()));
  }
}

/** Who has waited once for a full pool does not wait again. */
const isTimeout = (error: unknown): boolean =>
  error instanceof Error && /timeout/i.test(error.message);
