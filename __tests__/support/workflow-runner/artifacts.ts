import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";

/** What jobs of a run hand each other: a folder for each name. */
export class Artifacts {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  names = (): string[] => readdirSync(this.folder).sort();

  files = (name: string): string[] =>
    readdirSync(join(this.folder, name), { recursive: true, encoding: "utf8" }).sort();

  /** Of a folder its content is kept, of files the files. @returns whether there was anything */
  upload(workspace: string, name: string, paths: readonly string[], overwrite: boolean): boolean {
    const there = paths.map((path) => resolve(workspace, path)).filter((path) => existsSync(path));
    const target = join(this.folder, name);
    if (existsSync(target) && !overwrite) throw new Error(`there is an artifact ${name} already`);
    if (there.length === 0) return false;
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target);
    for (const path of there) {
      const into = paths.length === 1 && statSync(path).isDirectory() ? "" : basename(path);
      cpSync(path, join(target, into), { recursive: true });
    }
    return readdirSync(target).length > 0;
  }

  /** Those whose name fits, into a folder each unless they are merged. */
  download(target: string, pattern: string, merged: boolean): void {
    mkdirSync(target, { recursive: true });
    for (const name of this.names().filter((name) => fits(name, pattern)))
      cpSync(join(this.folder, name), merged ? target : join(target, name), { recursive: true });
  }
}

/** Of a pattern nothing is known but stars. */
function fits(name: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]*")}$`).test(name);
}
