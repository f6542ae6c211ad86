import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./apps";
import type { Project } from "./project";

const BUNDLES = join(".cache", "bundles");

/**
 * Lends a copy of this repository what was compiled of the commands, the app and their packages, which takes seconds.
 * Each is used only as long as it fits, so a copy that changes something compiles that again.
 */
export function lendBundles({ root }: Project): void {
  if (!existsSync(join(projectRoot, BUNDLES))) return;
  cpSync(join(projectRoot, BUNDLES), join(root, BUNDLES), {
    recursive: true,
    filter: (file) => file.endsWith("bundles") || /[\\/](main|scripts-cli)\.ts\./.test(file),
  });
}
