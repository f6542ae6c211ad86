import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildPrograms, builtProgram } from "./programs";

/**
 * The application beside the same service in Express, under the same load, and what its database
 * could do at most. With `BENCH_MINUTES=5` also its memory under so many minutes of load.
 */
export async function benchApplication(root: string): Promise<string> {
  run(root, join(root, "application", "backend", "build", "build.mjs"));
  await buildPrograms(root);
  return run(root, builtProgram(root, "main"), root);
}

function run(cwd: string, program: string, ...args: string[]): string {
  const { status, stdout, error } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error || status !== 0) throw new Error(`${program} failed with ${error ?? status}`);
  return stdout;
}
