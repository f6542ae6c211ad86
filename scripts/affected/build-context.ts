import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import dockerignore from "@balena/dockerignore";
import type { PlatformImage } from "../images/images-of";

/**
 * Which of some files an image is built from: those of its build context that its ignore file lets through,
 * and what says how it is built.
 * @param root the clone's; `files` are relative to it
 */
export function filesOfImage(
  root: string,
  { context, dockerfile }: Pick<PlatformImage, "context" | "dockerfile">,
  files: readonly string[],
): string[] {
  const folder = context.replace(/^\.\/|\/+$/g, "");
  const prefix = folder === "." || folder === "" ? "" : `${folder}/`;
  const own = `${dockerfile.replace(/^\.\//, "")}.dockerignore`;
  const ignoreFiles = [own, ".dockerignore"];
  const ignored = dockerignore();
  // The Dockerfile's own counts, and alone, as builders read them.
  const read = ignoreFiles.map((file) => join(root, prefix, file)).find(existsSync);
  if (read !== undefined) ignored.add(readFileSync(read, "utf8").split(/\r?\n/));
  // Builders need these two whatever the ignore file says.
  const always = [own.replace(/\.dockerignore$/, ""), ...ignoreFiles];
  return files.filter((file) => {
    if (!file.startsWith(prefix)) return false;
    const inContext = file.slice(prefix.length);
    return always.includes(inContext) || !ignored.ignores(inContext);
  });
}
