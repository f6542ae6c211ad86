import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

/** Whether there is a tmux, as `describeWherePossible` wants to know it. */
export const tmuxTier =
  spawnSync("tmux", ["-V"]).status === 0
    ? ({ state: "ready" } as const)
    : ({ state: "missing", reason: "tmux is not installed" } as const);

interface TerminalProps {
  readonly columns: number;
  readonly rows: number;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What is waited for takes seconds, on a machine that does much else some more. */
const LONGEST_WAIT = 90_000;

/** A terminal with a shell in it, which a person could sit before: a tmux of its own. */
export class Terminal {
  private readonly socket = `test-${randomUUID()}`;
  private readonly environment: NodeJS.ProcessEnv;

  constructor({ columns, rows, folder, environment }: TerminalProps) {
    const { NO_COLOR: _, FORCE_COLOR: __, TMUX: ___, ...rest } = environment;
    this.environment = { ...rest, LC_ALL: "C.UTF-8", PS1: "$ " };
    const size = ["-x", String(columns), "-y", String(rows)];
    const shell = "exec bash --norc --noprofile";
    this.tmux("-f", "/dev/null", "new-session", "-d", ...size, "-c", folder, shell);
  }

  /** Types a line and Enter. */
  type(line: string): void {
    this.tmux("send-keys", "-l", line);
    this.tmux("send-keys", "Enter");
  }

  /** Presses keys, as tmux names them: `j`, `Enter`, `Escape`, `C-c`. */
  press(...keys: readonly string[]): void {
    this.tmux("send-keys", ...keys);
  }

  resize(columns: number, rows: number): void {
    this.tmux("resize-window", "-x", String(columns), "-y", String(rows));
  }

  /** Sends a signal to what the shell runs. */
  signal(name: "TERM"): void {
    const shell = this.tmux("display-message", "-p", "#{pane_pid}").trim();
    const running = execFileSync("ps", ["-o", "pid=", "--ppid", shell], { encoding: "utf8" });
    process.kill(Number(running.trim().split("\n")[0]), `SIG${name}`);
  }

  /** What is seen. */
  screen(): string {
    return this.tmux("capture-pane", "-p");
  }

  /** What is seen, with its colours as escape sequences. */
  coloured(): string {
    return this.tmux("capture-pane", "-p", "-e");
  }

  /** What is seen and what can be scrolled back to. */
  withHistory(): string {
    return this.tmux("capture-pane", "-p", "-S", "-");
  }

  /** What a person sees only in part: the screen of full-screen programs, the cursor. */
  modes(): {
    readonly alternateScreen: boolean;
    readonly cursor: boolean;
    readonly wraps: boolean;
  } {
    const flags = "#{alternate_on} #{cursor_flag} #{wrap_flag}";
    const [alternate, cursor, wraps] = this.tmux("display-message", "-p", flags).trim().split(" ");
    return { alternateScreen: alternate === "1", cursor: cursor === "1", wraps: wraps === "1" };
  }

  /** Waits until something is seen, and gives the screen. */
  async shows(wanted: string | RegExp): Promise<string> {
    return this.until(wanted, (screen) =>
      typeof wanted === "string" ? screen.includes(wanted) : wanted.test(screen),
    );
  }

  /** Waits until something is not seen any more. */
  async showsNoMore(unwanted: string): Promise<string> {
    return this.until(`no ${unwanted}`, (screen) => !screen.includes(unwanted));
  }

  close(): void {
    spawnSync("tmux", ["-L", this.socket, "kill-server"]);
  }

  private async until(what: string | RegExp, isSo: (screen: string) => boolean): Promise<string> {
    const deadline = Date.now() + LONGEST_WAIT;
    for (;;) {
      const screen = this.screen();
      if (isSo(screen)) return screen;
      if (Date.now() > deadline) throw new Error(`${what} was not seen in\n${screen}`);
      await wait(100);
    }
  }

  private tmux(...words: readonly string[]): string {
    return execFileSync("tmux", ["-L", this.socket, ...words], {
      env: this.environment,
      encoding: "utf8",
    });
  }
}
