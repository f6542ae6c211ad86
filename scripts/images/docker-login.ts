import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { writePrivately } from "../lib/private-file";

/**
 * The environment in which Docker pushes with a login of ours. Docker has no option for a file with a
 * login, only for its whole configuration: ours has the login, and of the caller's which daemon is
 * spoken to.
 * @param authFile named `config.json`, in a folder of its own; undefined leaves Docker as it is
 */
export function dockerLogin(authFile: string | undefined): NodeJS.ProcessEnv {
  if (authFile === undefined) return process.env;
  const own = process.env.DOCKER_CONFIG || join(homedir(), ".docker");
  const folder = dirname(authFile);
  const context = currentContext(join(own, "config.json"));
  if (context !== undefined) {
    const login = JSON.parse(readFileSync(authFile, "utf8")) as object;
    writePrivately(authFile, JSON.stringify({ ...login, currentContext: context }), "the login");
  }
  const contexts = join(folder, "contexts");
  if (existsSync(join(own, "contexts")) && !existsSync(contexts))
    symlinkSync(join(own, "contexts"), contexts);
  return { ...process.env, DOCKER_CONFIG: folder };
}

function currentContext(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { currentContext?: string }).currentContext;
  } catch {
    // Docker says itself what is wrong with its file.
    return undefined;
  }
}
