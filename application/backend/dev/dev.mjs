/**
 * `npm run dev`: the API with a database, on this machine alone, built anew at each change. What
 * runs are the very programs of the image.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundle } from "../build/bundle.mjs";

const { migrate, seed } = parseArgs({
  options: { migrate: { type: "boolean" }, seed: { type: "boolean" } },
}).values;
const root = fileURLToPath(new URL("..", import.meta.url));
const program = new URL("../.cache/dev/develop.mjs", import.meta.url);

await build({
  absWorkingDir: root,
  entryPoints: ["dev/develop.ts"],
  outfile: fileURLToPath(program),
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
const { develop } = await import(program.href);
process.exit(await develop({ root, bundle, migrate, seed }));
