import { spawn } from "node:child_process";
import type { App } from "../../scripts/stacks/app";
import { projectRoot } from "../support/apps";
import { outcomeOf, type Result } from "../support/outcome";

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
  return outcomeOf(child);
}
