import { execFileSync, spawn } from "node:child_process";
import type { Emulator } from "../../scripts/emulator/start";
import type { Result } from "./outcome";
import { environmentFor } from "./plans";
import type { Project } from "./project";

/** A command of a copy of this repository that was started and may be killed. */
export interface RunningCommand {
  readonly result: Promise<Result>;
  readonly pid: number;
  /** Ctrl-C. */
  interrupt(): void;
  /** SIGKILL for the command, Terraform and its providers at once, as when a machine loses power. */
  killAll(): void;
}

/** Starts `devops-platform …` in a copy of this repository, with AWS at an endpoint. */
export async function startCommand(
  project: Project,
  { endpoint }: Pick<Emulator, "endpoint">,
  words: readonly string[],
): Promise<RunningCommand> {
  const child = spawn(process.execPath, ["bin/devops-platform.mjs", ...words], {
    cwd: project.root,
    env: { ...(await environmentFor(endpoint)), TERM: "dumb" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const result = new Promise<Result>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      // What it started may hold the pipes open a little longer.
      setImmediate(() => resolve({ code: code ?? signal, stdout, stderr }));
    });
  });
  const interrupt = () => child.kill("SIGINT");
  const pid = child.pid ?? 0;
  return { result, pid, interrupt, killAll: () => child.pid !== undefined && killTree(child.pid) };
}

/** Runs a command to its end. */
export async function runCommand(
  project: Project,
  account: Pick<Emulator, "endpoint">,
  ...words: readonly string[]
): Promise<Result> {
  return (await startCommand(project, account, words)).result;
}

function killTree(root: number): void {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const doomed = [root];
  for (const parent of doomed)
    for (const [pid = 0, ppid] of processes) if (ppid === parent) doomed.push(pid);
  for (const pid of doomed) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}
