import { spawn } from "node:child_process";
import type { App } from "../../scripts/stacks/app";
import { projectRoot } from "../support/apps";
import type { Result } from "../support/project";

/** Runs `devops-platform …` for an app with AWS where the environment says; it synthesizes into `output`. */
export function devopsPlatform(
  { app, output, environment }: { app: App; output: string; environment: NodeJS.ProcessEnv },
  ...words: readonly string[]
): Promise<Result> {
  const child = spawn(
    process.execPath,
    ["bin/devops-platform.mjs", "--app", app.folder, ...words],
    {
      cwd: projectRoot,
      env: { ...environment, CDKTF_OUTDIR: output, TERM: "dumb" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? signal, stdout, stderr }));
  });
}
