import pg from "pg";
import type { DatabaseConfig } from "../../src/config/database";
import type { Credentials } from "./credentials";
import { Deadline } from "./deadline";
import { isRefusedSignIn, NoConnection } from "./failures";
import { type Asked, isProblemOfTheStatement, sendTogether } from "./pipeline";
import { tlsOptions } from "./tls";
import { Turn } from "./turn";

/** A statement that the server keeps prepared under its name, in each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export type Row = Record<string, unknown>;

/** How full a pool is. */
export interface PoolState {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
  readonly limit: number;
}

/** So that after a failover or a change of DNS no connection stays with the old server for ever. */
const longestLifeSeconds = 1800;

/**
 * Reads that share a connection at most. More save little, and each waits for those before it; what
 * is left takes further connections, which the database serves at the same time.
 */
const mostTogether = 16;

const asText = (value: string): string => value;

const parserOf: typeof pg.types.getTypeParser = (type: number, format?: "text" | "binary") =>
  type === pg.types.builtins.TIMESTAMPTZ ? asText : pg.types.getTypeParser(type, format as "text");

/** The connections to one server. */
export class Pool {
  readonly #reads = new Turn<Asked>(mostTogether, (asked) => void this.#readAll(asked));

  private constructor(
    private readonly pool: pg.Pool,
    private readonly credentials: Credentials,
    private readonly config: DatabaseConfig,
  ) {}

  static async open(props: {
    readonly config: DatabaseConfig;
    readonly host: string;
    readonly credentials: Credentials;
    readonly applicationName: string;
    /** Told of an idle connection that was cut; the pool opens another one when it needs it. */
    readonly onCut: (error: Error) => void;
  }): Promise<Pool> {
    const { config, host, credentials } = props;
    const pool = new pg.Pool({
      host,
      port: config.port,
      database: config.name,
      user: config.user,
      password: () => credentials.password(),
      ssl: await tlsOptions(config.tls, host),
      application_name: props.applicationName,
      // Times come as text in UTC: whoever reads one knows best what to make of it.
      options: "-c TimeZone=UTC",
      types: { getTypeParser: parserOf },
      max: config.poolSize,
      maxLifetimeSeconds: longestLifeSeconds,
      connectionTimeoutMillis: config.connectTimeout,
      statement_timeout: config.statementTimeout,
      // The server's timeout comes first; this one is for a server that no longer answers.
      query_timeout: config.statementTimeout + 1000,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
      pipeline: true,
    });
    pool.on("error", props.onCut);
    // One that is cut between being taken and its first statement has nobody else who listens, and
    // Node ends a process for an error that nobody hears. The statement then fails by itself.
    pool.on("connect", (client) => {
      client.on("error", () => {});
      credentials.accepted();
    });
    return new Pool(pool, credentials, config);
  }

  /** A statement that changes nothing, together with others that are asked for at the same time. */
  read(statement: Statement): Promise<Row[]> {
    return new Promise((resolve, reject) => this.#reads.add({ statement, resolve, reject }));
  }

  async #readAll(asked: readonly Asked[]): Promise<void> {
    try {
      const connection = await this.#connection();
      connection.release(!(await sendTogether(connection, asked)));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  /** A statement with a connection to itself, so that it makes nobody wait and waits for nobody. */
  async write(statement: Statement): Promise<Row[]> {
    const connection = await this.#connection();
    try {
      const { rows } = await connection.query<Row>(statement as pg.QueryConfig);
      connection.release();
      return rows;
    } catch (error) {
      connection.release(isProblemOfTheStatement(error) ? undefined : true);
      throw error;
    }
  }

  /** A statement that takes a connection of its own, for as long as it lasts, when all are in use. */
  async probe(statement: Statement): Promise<Row[]> {
    const { open, idle, limit } = this.state;
    if (idle > 0 || open < limit) return this.write(statement);
    const client = new pg.Client(this.pool.options);
    client.on("error", () => {});
    try {
      await client.connect();
      const { rows } = await client.query<Row>(statement as pg.QueryConfig);
      return rows;
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** A password that is refused may just have been rotated: look for the new one and try again. */
  async #connection(): Promise<pg.PoolClient> {
    const deadline = new Deadline(this.config.connectTimeout);
    try {
      for (;;) {
        const password = await deadline.keeps("a password", this.credentials.password());
        const connection = await this.pool.connect().catch((error: unknown) => {
          if (!isRefusedSignIn(error) || deadline.passed) throw error;
        });
        if (connection) return connection;
        await deadline.keeps("another password", this.credentials.rejected(password));
      }
    } catch (error) {
      throw new NoConnection(error);
    }
  }

  get state(): PoolState {
    return {
      open: this.pool.totalCount,
      idle: this.pool.idleCount,
      waiting: this.pool.waitingCount,
      limit: this.config.poolSize,
    };
  }

  /** Waits for the statements under way. */
  close(): Promise<void> {
    return this.pool.end();
  }
}
