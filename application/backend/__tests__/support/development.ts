import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "../../dev/postgres/port";

const run = promisify(execFile);
const backend = fileURLToPath(new URL("../..", import.meta.url));
const builtHere = ["node_modules", "dist", ".cache", "__tests__"];

/** A copy of this package for `npm run dev`, whose sources a test may change. */
export class Copy {
  readonly #started: Development[] = [];

  private constructor(
    private readonly folder: string,
    readonly root: string,
  ) {}

  static async make(): Promise<Copy> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "backend-dev-")));
    // As root the database runs as somebody else, who has to get through.
    await chmod(folder, 0o711);
    const root = join(folder, "application", "backend");
    await cp(backend, root, {
      recursive: true,
      filter: (path) => !builtHere.includes(basename(path)),
    });
    await symlink(join(backend, "../../node_modules"), join(folder, "node_modules"));
    await symlink(join(backend, "node_modules"), join(root, "node_modules"));
    await mkdir(join(folder, "temporary"), { mode: 0o711 });
    return new Copy(folder, root);
  }

  /** Starts the program behind `npm run dev`. */
  async develop(variables: Record<string, string> = {}): Promise<Development> {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const child = spawn(process.execPath, [join(this.root, "dev", "dev.mjs")], {
      env: {
        PATH: process.env.PATH,
        TMPDIR: join(this.folder, "temporary"),
        LOG_LEVEL: "warn",
        PORT: String(port),
        METRICS_PORT: String(metricsPort),
        ...variables,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const development = new Development(child, `http://127.0.0.1:${port}`);
    this.#started.push(development);
    return development;
  }

  /** Writes the next migration in order. */
  async addMigration(name: string, statement: string): Promise<string> {
    const folder = join(this.root, "db", "migrations");
    const number = String((await readdir(folder)).length + 1).padStart(4, "0");
    const file = join(folder, `${number}_${name}.sql`);
    await writeFile(file, `${statement};\n`);
    return file;
  }

  /** The command lines of PostgreSQL's processes on a database of this copy. */
  async databases(): Promise<string[]> {
    const { stdout } = await run("ps", ["-A", "-ww", "-o", "args="]);
    return stdout.split("\n").filter((line) => line.includes(this.folder) && line.includes(" -D "));
  }

  /** Ends what still runs, and takes the copy away. */
  async remove(): Promise<void> {
    for (const development of this.#started) await development.end("SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
  }
}

export class Development {
  #said = "";

  constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text: Buffer) => {
        this.#said += text.toString();
      });
    }
  }

  /** What it and its programs wrote. */
  get said(): string {
    return this.#said;
  }

  /** Waits until something is so; throws with all it said when it ends before, or after 20 s. */
  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    const patience = Date.now() + 20_000;
    while (!(await isSo())) {
      const late = Date.now() > patience;
      if (late || this.child.exitCode !== null) {
        throw new Error(`${late ? "nothing came of it" : "it ended"}:\n${this.#said}`);
      }
      await pause(50);
    }
  }

  /** Waits until the API answers. */
  serving(): Promise<void> {
    return this.until(() =>
      fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  }

  async names(): Promise<string[]> {
    const answer = await fetch(`${this.url}/users?limit=3`);
    const { items } = (await answer.json()) as { items: { name: string }[] };
    return items.map(({ name }) => name);
  }

  /** @returns the exit code; null when the signal ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
    }
    return this.ended();
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await once(this.child, "exit");
    }
    return this.child.exitCode;
  }
}
