import { join } from "node:path";
import { ensurePythonEnvironment } from "../python/environment";

const projectRoot = join(import.meta.dirname, "..", "..");

/** Installs the emulator into `.cache/emulator` when needed; returns the python to run it with. */
export function ensureEmulator(onInstall?: () => void): Promise<string> {
  return ensurePythonEnvironment({
    cache: join(projectRoot, ".cache", "emulator"),
    requirements: join(import.meta.dirname, "requirements.txt"),
    purpose: "run the AWS emulator",
    ...(onInstall && { onInstall }),
  });
}
