import { join } from "node:path";
import { ensurePythonEnvironment } from "../python/environment";

/**
 * Installs the scanner into the repository's `.cache/scan` when needed; returns the python to run
 * it with.
 */
export function ensureScanner(root: string, onInstall?: () => void): Promise<string> {
  return ensurePythonEnvironment({
    cache: join(root, ".cache", "scan"),
    requirements: join(root, "scripts", "scan", "requirements.txt"),
    purpose: "scan plans with checkov",
    ...(onInstall && { onInstall }),
  });
}
