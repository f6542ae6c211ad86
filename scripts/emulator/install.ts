import { join } from "node:path";
import { ensurePythonEnvironment, installedPythonEnvironment } from "../python/environment";

/**
 * Installs the emulator into the repository's `.cache/emulator` when needed; returns the python to
 * run it with.
 */
export function ensureEmulator(root: string, onInstall?: () => void): Promise<string> {
  return ensurePythonEnvironment({ ...emulatorIn(root), ...(onInstall && { onInstall }) });
}

/** The python of the emulator that is installed already; undefined where none is. */
export function installedEmulator(root: string): Promise<string | undefined> {
  return installedPythonEnvironment(emulatorIn(root));
}

const emulatorIn = (root: string) => ({
  cache: join(root, ".cache", "emulator"),
  requirements: join(root, "scripts", "emulator", "requirements.txt"),
  purpose: "run the AWS emulator",
});
