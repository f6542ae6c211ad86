import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOURCE = "node_modules/@cdktf/cli-core/templates/typescript";

/**
 * A project as `cdktf init --template=typescript` makes it, with packages of its own: its ts-node
 * needs TypeScript 5.
 */
export function prepareTemplate(root: string): string {
  const folder = join(root, ".cache", "bench", "template");
  if (existsSync(join(folder, "node_modules"))) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of ["main.ts", "tsconfig.json", "cdktf.json"]) {
    const text = readFileSync(join(root, SOURCE, file), "utf8");
    writeFileSync(join(folder, file), fill(text));
  }
  for (const file of ["package.json", "package-lock.json"])
    cpSync(join(root, "bench", "template", file), join(folder, file));
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  return folder;
}

const fill = (text: string): string =>
  text
    .replace("{{ $base }}", "template")
    .replace("{{projectId}}", "template")
    .replace("{{sendCrashReports}}", "false")
    .replace("{{futureFlags}}", "");
