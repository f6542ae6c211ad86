import { spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Emulator } from "../../scripts/emulator/start";
import { Command } from "./own-machine";
import { environmentFor } from "./plans";
import type { Project } from "./project";

export interface StartOptions {
  readonly variables?: NodeJS.ProcessEnv;
  /** What is typed. @default nothing */
  readonly input?: string;
  /** The only programs on the PATH, beside Terraform. @default the stand-in, and all of this machine's */
  readonly programs?: readonly "session-manager-plugin"[];
}

/** How the stand-in was called. */
export interface PluginCall {
  readonly args: readonly string[];
  readonly inVariable: string | null;
}

/** Runs commands of a copy with the stand-in for session-manager-plugin. */
export class SessionCommands {
  readonly #folder = mkdtempSync(join(tmpdir(), "sessions-"));

  constructor(
    private readonly project: Project,
    private readonly account: Pick<Emulator, "endpoint">,
  ) {
    const program = join(this.#bin, "session-manager-plugin");
    mkdirSync(this.#bin);
    copyFileSync(fileURLToPath(new URL("stand-in-plugin.mjs", import.meta.url)), `${program}.mjs`);
    symlinkSync(`${program}.mjs`, program);
    chmodSync(program, 0o755);
  }

  get #bin(): string {
    return join(this.#folder, "bin");
  }

  get #notes(): string {
    return join(this.#folder, "calls");
  }

  /** Every call of the stand-in so far. */
  get calls(): PluginCall[] {
    if (!existsSync(this.#notes)) return [];
    const lines = readFileSync(this.#notes, "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line) as PluginCall);
  }

  async start(words: readonly string[], options: StartOptions = {}): Promise<Command> {
    const environment = await environmentFor(this.account.endpoint);
    const path = `${this.#bin}${delimiter}${environment.PATH}`;
    const child = spawn(process.execPath, ["bin/devops-platform.mjs", ...words], {
      cwd: this.project.root,
      env: {
        ...environment,
        TERM: "dumb",
        PATH: options.programs ? this.#folderWith(options.programs, environment.PATH) : path,
        STAND_IN: this.#notes,
        ...options.variables,
      },
      stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      detached: true,
    });
    if (options.input !== undefined) child.stdin?.end(options.input);
    return new Command(child);
  }

  #folderWith(programs: readonly string[], path = ""): string {
    const folder = mkdtempSync(join(this.#folder, "only-"));
    const terraform = path
      .split(delimiter)
      .map((one) => join(one, "terraform"))
      .find((one) => existsSync(one));
    if (terraform !== undefined) symlinkSync(terraform, join(folder, "terraform"));
    for (const name of programs) symlinkSync(join(this.#bin, name), join(folder, name));
    return folder;
  }

  async run(words: readonly string[], options: StartOptions = {}) {
    const command = await this.start(words, options);
    const code = await command.ended;
    return { code, stdout: command.stdout, stderr: command.stderr };
  }
}
