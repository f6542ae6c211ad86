import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { inject } from "vitest";
import { freePort } from "../../dev/postgres/port";

const run = promisify(execFile);

/** The API as it runs in a task: the built program, with an environment and nothing else. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly metricsUrl: string,
    private readonly lines: string[],
  ) {}

  static async start(variables: Record<string, string>): Promise<Server> {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const child = spawn(process.execPath, [join(inject("built"), "server.mjs")], {
      env: {
        SESSION_KEY: "k".repeat(64),
        RATE_LIMIT_PER_MINUTE: "0",
        SHUTDOWN_DELAY_SECONDS: "1",
        ...variables,
        PORT: String(port),
        METRICS_PORT: String(metricsPort),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text: Buffer) => lines.push(...text.toString().trim().split("\n")));
    }
    const server = new Server(
      child,
      `http://127.0.0.1:${port}`,
      `http://127.0.0.1:${metricsPort}/metrics`,
      lines,
    );
    await server.#serving();
    return server;
  }

  /** What it logged, also on stderr. */
  get log(): string {
    return this.lines.join("\n");
  }

  /** @returns the exit code */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = once(this.child, "exit");
    this.child.kill(signal);
    const [code] = await ended;
    return code;
  }

  async #serving(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (this.child.exitCode !== null) throw new Error(`the server ended:\n${this.log}`);
      const answers = await fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (answers) return;
      await pause(50);
    }
    throw new Error(`the server does not answer:\n${this.log}`);
  }
}

/** Runs one of the programs that end to its end. */
export async function runProgram(
  program: "migrate.mjs" | "healthcheck.mjs" | "check-data.mjs",
  args: readonly string[],
  variables: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const options = { env: variables };
  try {
    const { stdout, stderr } = await run(
      process.execPath,
      [join(inject("built"), program), ...args],
      options,
    );
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}
