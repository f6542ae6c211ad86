import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { say } from "./say";

type Variables = Record<string, string>;

/** Runs a program that ends by itself; throws when it fails. */
export async function runToEnd(
  program: string,
  args: readonly string[],
  env: Variables,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], { env, signal, stdio: "inherit" });
  const [code, by] = await once(child, "exit");
  if (code !== 0) throw new Error([basename(program), ...args, ended(code, by)].join(" "));
}

/** The server, which may be started again whenever it is stopped or has ended. */
export class Api {
  #child: ChildProcess | undefined;

  constructor(
    private readonly root: string,
    private readonly program: string,
    private readonly env: Variables,
  ) {}

  start(): void {
    const endWithUs = pathToFileURL(join(this.root, "dev", "end-with-parent.mjs")).href;
    const child = spawn(process.execPath, ["--import", endWithUs, this.program], {
      env: this.env,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    child.once("exit", (code, by) => {
      if (this.#child === child) say(`the API ${ended(code, by)}; a change starts it again`);
    });
    this.#child = child;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
  }
}

const ended = (code: number | null, signal: NodeJS.Signals | null): string =>
  code === null ? `was ended by ${signal}` : `ended with code ${code}`;
