import { join } from "node:path";
import { writePrivately } from "../lib/private-file";
import { inPrivateFolder } from "./private-folder";
import type { Registry } from "./registry";

/**
 * Does something with a file that builders take a registry's login from, in the format of Docker's
 * `config.json`. Nobody else can read it, it stands on no command line, and it is gone afterwards.
 * @param work told nothing where the registry has no login: builders then use their own
 */
export function withLogin<T>(
  { url, login }: Registry,
  work: (authFile: string | undefined) => Promise<T>,
): Promise<T> {
  if (login === undefined) return work(undefined);
  return inPrivateFolder((folder) => {
    const file = join(folder, "config.json");
    writePrivately(file, JSON.stringify({ auths: { [url.host]: { auth: login } } }), "the login");
    return work(file);
  });
}
