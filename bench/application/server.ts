import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../application/backend/dev/postgres/port";

/** The kernel counts in hundredths of a second. */
const ticksPerSecond = 100;

/** A service under load: a process with a port. */
export class Server {
  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Its lines go to /dev/null, which costs least whoever writes most often. */
  static async start(
    name: string,
    program: string,
    variables: Readonly<Record<string, string>>,
  ): Promise<Server> {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const child = spawn(process.execPath, [program], {
      env: {
        ...variables,
        NODE_ENV: "production",
        PORT: `${port}`,
        METRICS_PORT: `${metricsPort}`,
      },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const server = new Server(name, child, `http://127.0.0.1:${port}`);
    await server.#serving();
    return server;
  }

  /** Seconds of a processor that it has used; undefined where there is no /proc. */
  get processorSeconds(): number | undefined {
    const fields = this.#read("stat")
      ?.replace(/^.*\) /s, "")
      .split(" ");
    return fields && (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }

  /** MiB in memory; undefined where there is no /proc. */
  get memory(): number | undefined {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(this.#read("status") ?? "");
    return found ? Number(found[1]) / 1024 : undefined;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }

  #read(file: string): string | undefined {
    try {
      return readFileSync(`/proc/${this.child.pid}/${file}`, "utf8");
    } catch {
      return undefined;
    }
  }

  async #serving(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (this.child.exitCode !== null) break;
      const answers = await fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (answers) return;
      await pause(50);
    }
    throw new Error(`${this.name} does not serve at ${this.url}; its errors are above`);
  }
}
