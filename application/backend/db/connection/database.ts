import type { DatabaseConfig } from "../../src/config/database";
import type { Credentials } from "./credentials";
import { isLostConnection } from "./failures";
import { Pool, type PoolState, type Row, type Statement } from "./pool";
import { credentialsFrom } from "./sign-in";

/** Told of each statement's time; what metrics and traces hang on. */
export type Observe = <T>(
  statement: Statement,
  target: "primary" | "replica",
  run: () => Promise<T>,
) => Promise<T>;

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
    const credentials = props.credentials ?? (await credentialsFrom(config.password));
    const open = (host: string) => Pool.open({ ...props, host, credentials });
    return new Database(
      await open(config.host),
      await Promise.all(config.readers.map(open)),
      props.observe ?? ((_statement, _target, run) => run()),
    );
  }

  /**
   * A statement that changes nothing: it goes to a replica where there is one, and once more to the
   * primary when the connection is lost on the way.
   */
  async read(statement: Statement): Promise<Row[]> {
    const replica = this.replicas[this.#next++ % this.replicas.length];
    const run = (pool: Pool, target: "primary" | "replica") =>
      this.observe(statement, target, () => pool.query(statement));
    try {
      return replica ? await run(replica, "replica") : await run(this.primary, "primary");
    } catch (error) {
      if (!isLostConnection(error) || isTimeout(error)) throw error;
      return run(this.primary, "primary");
    }
  }

  /** Never tried twice: after a lost connection nobody knows whether it was done. */
  write(statement: Statement): Promise<Row[]> {
    return this.observe(statement, "primary", () => this.primary.query(statement));
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
