import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tidyAtEnd } from "../lib/signals.mjs";

/** Does something with a folder that only its owner may read and that is gone afterwards, also after Ctrl-C. */
export function inPrivateFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "devops-platform-"));
  return tidyAtEnd(
    () => remove(folder),
    () => work(folder),
  );
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A builder without root that was killed may leave files of users that only it can become; why the
    // work failed must be told all the same.
  }
}
