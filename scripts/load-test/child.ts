import { fork } from "node:child_process";
import { join } from "node:path";
import { CommandError } from "../lib/errors.mjs";
import { tidyAtEnd } from "../lib/signals.mjs";
import type { Told } from "./generator";
import type { Load, Measured } from "./load";

/**
 * Runs the generator in a process of its own.
 * @param onSecond is told what was measured, once a second
 * @param stop ends it early; what it measured until then is returned
 */
export async function runGenerator(
  root: string,
  load: Load,
  onSecond: (measured: Measured) => void,
  stop: AbortSignal,
): Promise<Measured> {
  const child = fork(join(root, "bin", "run.mjs"), ["scripts/load-test/generator.ts"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ask = () => child.connected && child.send("stop");
  const work = () =>
    new Promise<Measured>((resolve, reject) => {
      let last: Measured | undefined;
      child.on("message", (told: Told) => {
        if (told.done) last = told.measured;
        else onSecond(told.measured);
      });
      child.on("error", reject);
      child.on("exit", (code) => {
        if (last) resolve(last);
        else reject(broke(code));
      });
      child.send(load);
      if (stop.aborted) ask();
      else stop.addEventListener("abort", ask);
    });
  return tidyAtEnd(() => child.exitCode === null && child.kill("SIGKILL"), work);
}

const broke = (code: number | null) =>
  new CommandError("what sends the requests ended before it had measured anything", {
    hint: code === null ? "It was killed: is there enough memory?" : `It ended with ${code}.`,
  });
