import { dirname, join } from "node:path";
import { ensurePythonEnvironment } from "../python/environment";

/** Installs zizmor, a program of its own in a Python package, into `.cache/zizmor`. @returns its path */
export async function ensureZizmor(root: string, onInstall: () => void): Promise<string> {
  const python = await ensurePythonEnvironment({
    cache: join(root, ".cache", "zizmor"),
    requirements: join(root, "scripts", "workflows", "zizmor", "requirements.txt"),
    purpose: "look for insecure workflows with zizmor",
    onInstall,
  });
  return join(dirname(python), "zizmor");
}
