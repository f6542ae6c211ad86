import { join } from "node:path";
import { ensurePythonEnvironment } from "../python/environment";

const projectRoot = join(import.meta.dirname, "..", "..");

/** Installs the scanner into `.cache/scan` when needed; returns the python to run it with. */
export function ensureScanner(onInstall?: () => void): Promise<string> {
  return ensurePythonEnvironment({
    cache: join(projectRoot, ".cache", "scan"),
    requirements: join(import.meta.dirname, "requirements.txt"),
    purpose: "scan plans with checkov",
    ...(onInstall && { onInstall }),
  });
}
