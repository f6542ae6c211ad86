import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";

/** How large the image is, and how soon its containers are of use. Needs what the image's tests need. */
export async function benchImage(root: string): Promise<string> {
  // As deep in the repository as the tests' files that it is built from: they look for it from there.
  const program = join(root, ".cache", "bench", "image.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["bench/image/main.ts"],
    outfile: program,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  const { status, stdout, error } = spawnSync(process.execPath, [program], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error || status !== 0) throw new Error(`${program} failed with ${error ?? status}`);
  return stdout;
}
