import { type ChildProcess, spawn } from "node:child_process";
import { interrupted, onSignals } from "../lib/signals.mjs";

type EndSignal = Parameters<typeof interrupted>[0];

export interface AttachedCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /**
   * How the end of an input that is no terminal is told: `closed` as everywhere, or `typed`, as Ctrl-D, to a program that
   * would end with its input and not wait for what that input began.
   * @default "closed"
   */
  readonly inputEnd?: "closed" | "typed";
}

/**
 * Hands the terminal to a program until it ends. Ctrl-C is the program's: the terminal sends it there too.
 * @returns its exit code
 */
export async function attached(call: AttachedCall): Promise<number> {
  const { program, args, environment } = call;
  const typed = call.inputEnd === "typed" && !process.stdin.isTTY;
  const child = spawn(program, args, {
    stdio: [typed ? "pipe" : "inherit", "inherit", "inherit"],
    env: environment,
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
  if (typed) typeInto(child);
  let asked: EndSignal | undefined;
  const code = await onSignals(
    (signal) => {
      if (signal === "SIGINT") return;
      asked = signal;
      child.kill(signal);
    },
    () => ended,
  );
  if (typed) process.stdin.destroy();
  if (asked !== undefined) throw interrupted(asked, "The session was ended.");
  return code;
}

/** Ctrl-D: the first ends a line that was begun, the second what reads it. */
const END = "\x04\x04";

function typeInto({ stdin }: ChildProcess): void {
  // It may end before it was told everything.
  stdin?.on("error", () => {});
  process.stdin.on("data", (chunk) => stdin?.write(chunk));
  process.stdin.on("end", () => stdin?.write(END));
}
