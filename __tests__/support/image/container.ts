import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { runtimeSpec, type SpecProps } from "./runtime-spec";

const execute = promisify(execFile);

export interface ContainerProps extends SpecProps {
  /** For the runtime's own files. */
  readonly folder: string;
}

/** A container of runc's, the runtime below Docker and ECS. */
export class Container {
  #log = "";
  readonly #ended: Promise<number | null>;

  private constructor(
    private readonly id: string,
    private readonly state: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text: Buffer) => {
        this.#log += text.toString();
      });
    }
    this.#ended = once(child, "close").then(([code]) => code);
  }

  static async start({ folder, ...spec }: ContainerProps): Promise<Container> {
    const id = `backend-${randomBytes(6).toString("hex")}`;
    const [bundle, state] = [join(folder, id), join(folder, "runc")];
    await mkdir(bundle, { recursive: true });
    await writeFile(join(bundle, "config.json"), JSON.stringify(await runtimeSpec(spec)));
    const child = spawn("runc", ["--root", state, "run", "--bundle", bundle, id], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new Container(id, state, child);
  }

  /** What it wrote to stdout and stderr. */
  get log(): string {
    return this.#log;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Until it ends by itself. @returns the exit code */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** As ECS stops a task: to process 1. @returns the exit code */
  async stop(signal: "TERM" | "KILL" = "TERM"): Promise<number | null> {
    if (this.running) await this.#runc("kill", this.id, signal);
    return this.#ended;
  }

  /** Runs a program inside, as the container's user. */
  async exec(command: readonly string[]): Promise<{ code: number; output: string }> {
    try {
      const { stdout, stderr } = await this.#runc("exec", this.id, ...command);
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  }

  /** What the kernel says of each process inside: its number in there, and whose it is. */
  async processes() {
    const { stdout } = await this.#runc("ps", "--format", "json", this.id);
    const pids: number[] = JSON.parse(stdout);
    const statuses = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/status`, "utf8")));
    const field = (status: string, name: string) =>
      new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status)?.[1]?.split(/\s+/) ?? [];
    return statuses.map((status) => ({
      name: field(status, "Name").join(" "),
      pid: Number(field(status, "NSpid").at(-1)),
      /** Real, effective, saved and that of file access. */
      users: field(status, "Uid").map(Number),
      groups: field(status, "Gid").map(Number),
    }));
  }

  #runc(...args: string[]) {
    return execute("runc", ["--root", this.state, ...args]);
  }
}
