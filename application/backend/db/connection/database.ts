import type { DatabaseConfig } from "../../src/config/database";
import type { Credentials } from "./credentials";
import { isCutConnection } from "./failures";
import { Pool, type PoolState, type Row, type Statement } from "./pool";
import { Replicas } from "./replicas";
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
  private constructor(
    private readonly primary: Pool,
    private readonly replicas: Replicas<Pool>,
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
      new Replicas(await Promise.all(config.readers.map(open))),
      props.observe ?? ((_statement, _target, run) => run()),
    );
  }

  /**
   * A statement that changes nothing, so it may be done again: it goes to a replica where there is
   * one, to the primary when that one does not do it, and to another connection when its own is cut.
   */
  read(statement: Statement): Promise<Row[]> {
    return this.replicas.read(
      (replica) => this.observe(statement, "replica", () => replica.read(statement)),
      () => this.#readPrimary(statement),
    );
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

  /**
   * A small read of the primary that does not wait for a full pool: it says whether the database
   * answers, and not whether there is a connection to spare.
   */
  probe(statement: Statement): Promise<Row[]> {
    return this.observe(statement, "primary", () => this.primary.probe(statement));
  }

  get state(): { readonly primary: PoolState; readonly replicas: readonly PoolState[] } {
    const replicas = this.replicas.servers.map(({ state }) => state);
    return { primary: this.primary.state, replicas };
  }

  async close(): Promise<void> {
    await Promise.all([this.primary, ...this.replicas.servers].map((pool) => pool.close()));
  }
}
