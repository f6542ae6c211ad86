import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

type Variables = Record<string, string>;

const start = (program: string, args: readonly string[], env: Variables): ChildProcess =>
  spawn(process.execPath, [program, ...args], { env, stdio: "inherit" });

/** Runs a program that ends by itself; throws when it fails. */
export async function runToEnd(program: string, args: readonly string[], variables: Variables) {
  const [code] = await once(start(program, args, variables), "exit");
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with code ${code}`);
}

export function startServer(program: string, variables: Variables) {
  const child = start(program, [], variables);
  return {
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
