import { join } from "node:path";
import { ensurePythonEnvironment } from "../python/environment";

/**
 * Installs the emulator into the repository's `.cache/emulator` when needed; returns the python to
 * run it with.
 */
export function ensureEmulator(root: string, onInstall?: () => void): Promise<string> {
  return ensurePythonEnvironment({
    cache: join(root, ".cache", "emulator"),
    requirements: join(root, "scripts", "emulator", "requirements.txt"),
    purpose: "run the AWS emulator",
    ...(onInstall && { onInstall }),
  });
}
