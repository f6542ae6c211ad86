import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./port";
import { findPrograms, type PostgresPrograms } from "./programs";
import { type RunAs, runnable, unprivileged } from "./user";

const run = promisify(execFile);

export interface ClusterProps {
  /** Holds its data; made if it is not there, and used again if it is. */
  readonly folder: string;
  /** Of the superuser `postgres`. */
  readonly password: string;
  /** @default a free one */
  readonly port?: number;
  /** Settings of the server, by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Is told when the server ends though nobody stopped it, with the last that it said. */
  readonly onEnd?: (log: string) => void;
}

/** A PostgreSQL server of our own on 127.0.0.1, as somebody who is not root. */
export class Cluster {
  #server: ChildProcess | undefined;
  #stopping = false;

  private constructor(
    private readonly props: ClusterProps,
    private readonly programs: PostgresPrograms,
    private readonly as: RunAs,
    readonly port: number,
  ) {}

  static async start(props: ClusterProps): Promise<Cluster> {
    await mkdir(props.folder, { recursive: true, mode: 0o700 });
    const as = await unprivileged(props.folder);
    const programs = await runnable(await findPrograms(), as, props.folder);
    const cluster = new Cluster(props, programs, as, props.port ?? (await freePort()));
    if (!existsSync(cluster.#data)) await cluster.#initialise();
    await cluster.resume();
    return cluster;
  }

  /** For `DATABASE_URL`. */
  url(database: string, user = "postgres", password = this.props.password): string {
    const [name, word] = [user, password].map(encodeURIComponent);
    return `postgres://${name}:${word}@127.0.0.1:${this.port}/${database}`;
  }

  /** Starts the server, also again after it was stopped or killed. */
  async resume(): Promise<void> {
    const settings = {
      listen_addresses: "127.0.0.1",
      port: String(this.port),
      unix_socket_directories: "",
      ...this.props.settings,
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = spawn(this.programs.postgres, ["-D", this.#data, ...options], {
      ...this.as,
      cwd: this.props.folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said: string[] = [];
    server.stderr.on("data", (text: Buffer) => {
      said.push(text.toString());
      if (said.length > 50) said.shift();
    });
    this.#server = server;
    this.#stopping = false;
    try {
      await this.#answering(() => said.join(""));
    } catch (error) {
      await this.stop();
      throw error;
    }
    server.once("exit", () => {
      if (!this.#stopping) this.props.onEnd?.(said.join(""));
    });
  }

  /** Ends it in order, or at once as in a crash. Connections are cut either way. */
  async stop(how: "fast" | "crash" = "fast"): Promise<void> {
    const server = this.#server;
    this.#stopping = true;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
    await ended;
  }

  get #data(): string {
    return join(this.props.folder, "data");
  }

  async #initialise(): Promise<void> {
    const secret = join(this.props.folder, "password");
    // Under another name until it is whole: a run that is killed meanwhile leaves nothing half made.
    const unfinished = `${this.#data}.unfinished`;
    for (const path of [secret, unfinished]) await rm(path, { recursive: true, force: true });
    const options = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${secret}`];
    const text = ["--encoding=UTF8", "--locale=C", "--no-sync"];
    try {
      await writeFile(secret, this.props.password, { mode: 0o600, flag: "wx" });
      const { uid, gid } = this.as;
      if (uid !== undefined && gid !== undefined) await chown(secret, uid, gid);
      await run(this.programs.initdb, ["-D", unfinished, ...options, ...text], {
        ...this.as,
        cwd: this.props.folder,
      });
      await rename(unfinished, this.#data);
    } finally {
      await rm(secret, { force: true });
    }
  }

  async #answering(said: () => string): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      if (this.#server?.exitCode !== null) throw new Error(`PostgreSQL ended:\n${said()}`);
      const client = new pg.Client({ connectionString: this.url("postgres") });
      client.on("error", () => {});
      const connected = await client.connect().then(
        () => true,
        () => false,
      );
      await client.end().catch(() => {});
      if (connected) return;
      await pause(50);
    }
    throw new Error(`PostgreSQL does not answer:\n${said()}`);
  }
}
