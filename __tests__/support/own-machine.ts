import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { projectRoot } from "./apps";
import { accessTo, smallPlatform } from "./small-platform";
import { processesWith } from "./visible-processes";

/** A copy of this repository with the small platform, and all that its commands leave on a machine. */
export class OwnMachine {
  readonly project = smallPlatform();
  readonly #mark = randomUUID();
  readonly #temporary = mkdtempSync(join(tmpdir(), "own-"));

  constructor() {
    mkdirSync(join(this.project.root, ".cache"));
    symlinkSync(
      join(projectRoot, ".cache", "emulator"),
      join(this.project.root, ".cache", "emulator"),
    );
  }

  /** Starts a command. The caller's AWS is one that nothing answers for: none of it may get through. */
  async start(words: readonly string[], options: { detached?: boolean } = {}): Promise<Command> {
    const { environment } = await accessTo("http://127.0.0.1:1");
    const child = spawn(process.execPath, ["bin/devops-platform.mjs", ...words], {
      cwd: this.project.root,
      env: { ...environment, MACHINE: this.#mark, TMPDIR: this.#temporary, TERM: "dumb" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: options.detached ?? false,
    });
    return new Command(child);
  }

  /** What commands that have ended left: processes and folders. */
  async left(): Promise<{ processes: string[]; folders: string[] }> {
    // What was killed is there a moment longer.
    for (let tries = 0; tries < 20 && processesWith(this.#mark).length > 0; tries += 1)
      await setTimeout(100);
    const work = join(this.project.root, ".cache", "work");
    const folders = [this.#temporary, work].flatMap((one) =>
      existsSync(one) ? readdirSync(one) : [],
    );
    return { processes: processesWith(this.#mark), folders };
  }

  remove(): void {
    this.project.remove();
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}

/** A command that runs. */
export class Command {
  stdout = "";
  stderr = "";
  readonly ended: Promise<number | NodeJS.Signals | null>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on("data", (chunk) => {
      this.stdout += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      this.stderr += chunk;
    });
    this.ended = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve(code ?? signal));
    });
  }

  /** Waits until it has said something on stderr. */
  async says(text: string): Promise<void> {
    while (!this.stderr.includes(text)) {
      if (this.child.exitCode !== null) throw new Error(`it ended first: ${this.stderr}`);
      await setTimeout(50);
    }
  }

  /** As Ctrl-C in a terminal does: to it and to everything in its process group. */
  interruptGroup(): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, "SIGINT");
  }
}
