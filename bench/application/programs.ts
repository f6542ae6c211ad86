import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const entries = ["main", "load", "express/server"] as const;

export type Program = (typeof entries)[number];

/** Where a program of this bench lies after it was built. */
export const builtProgram = (root: string, program: Program): string =>
  join(root, ".cache", "bench", `${program}.mjs`);

/** Builds the programs of this bench, each a process of its own, as plain ES modules. */
export async function buildPrograms(root: string): Promise<void> {
  const outdir = dirname(builtProgram(root, "main"));
  mkdirSync(outdir, { recursive: true });
  await build({
    absWorkingDir: join(root, "bench", "application"),
    entryPoints: entries.map((name) => `${name}.ts`),
    outbase: ".",
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
}
