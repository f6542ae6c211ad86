import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tidyAtEnd } from "../lib/signals.mjs";

/** Does something with a folder that only its owner may read and that is gone afterwards, also after Ctrl-C. */
export function inPrivateFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "devops-platform-"));
  return tidyAtEnd(
    () => rmSync(folder, { recursive: true, force: true }),
    () => work(folder),
  );
}
