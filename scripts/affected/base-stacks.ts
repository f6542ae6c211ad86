import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { inPrivateFolder } from "../images/private-folder";
import { synthesize } from "../launch/synthesis.mjs";
import type { App } from "../stacks/app";
import { readStacks } from "../stacks/read-stack";
import type { Stack } from "../stacks/stack";
import { writeCommit } from "./checkout";

/** What an app's stacks were at a commit, or why that is not known. */
export type BaseStacks = { readonly stacks: readonly Stack[] } | { readonly unknown: string };

/**
 * Synthesizes an app as it was at a commit, beside what is checked out: with the same packages, and where they
 * were others it is not known.
 */
export function stacksAt(app: App, gitRoot: string, commit: string): Promise<BaseStacks> {
  return inPrivateFolder(async (folder) => {
    const tree = await writeCommit(gitRoot, commit, folder);
    const root = join(tree, relative(gitRoot, app.root));
    if (!sameFile(join(root, LOCK), join(app.root, LOCK)))
      return { unknown: `${LOCK} differs, and other packages may synthesize something else` };
    lend(app.root, root);
    try {
      const written = await synthesize({
        root,
        folder: join(root, relative(app.root, app.folder)),
        output: join(folder, "output"),
        hcl: false,
      });
      return { stacks: readStacks(written) };
    } catch (error) {
      const [words = ""] = String(error instanceof Error ? error.message : error).split("\n");
      const plain = words.replaceAll(`${tree}/`, "");
      return { unknown: `${commit.slice(0, 12)} cannot be synthesized here: ${plain}` };
    }
  });
}

const LOCK = "package-lock.json";

/** What is not in git and serves another commit too: packages, the bindings of modules, what was compiled. */
function lend(from: string, to: string): void {
  symlinkSync(join(from, "node_modules"), join(to, "node_modules"));
  if (existsSync(join(from, ".gen")))
    cpSync(join(from, ".gen"), join(to, ".gen"), { recursive: true });
  const bundles = join(from, ".cache", "bundles");
  if (!existsSync(bundles)) return;
  mkdirSync(join(to, ".cache"), { recursive: true });
  // Those of packages, which take seconds to make; each is kept only as long as it fits.
  cpSync(bundles, join(to, ".cache", "bundles"), {
    recursive: true,
    filter: (file) => file === bundles || file.includes("main.ts.packages.cjs"),
  });
}

function sameFile(one: string, other: string): boolean {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    return false;
  }
}
