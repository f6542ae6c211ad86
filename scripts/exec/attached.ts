import { spawn } from "node:child_process";
import { interrupted, onSignals } from "../lib/signals.mjs";

type EndSignal = Parameters<typeof interrupted>[0];

export interface AttachedCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Hands the terminal to a program until it ends. Ctrl-C is the program's: the terminal sends it there too.
 * @returns its exit code
 */
export async function attached({ program, args, environment }: AttachedCall): Promise<number> {
  const child = spawn(program, args, { stdio: "inherit", env: environment });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
  let asked: EndSignal | undefined;
  const code = await onSignals(
    (signal) => {
      if (signal === "SIGINT") return;
      asked = signal;
      child.kill(signal);
    },
    () => ended,
  );
  if (asked !== undefined) throw interrupted(asked, "The session was ended.");
  return code;
}
