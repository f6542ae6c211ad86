import { cp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** CommonJS packages in an ES module miss these. */
const commonJs = `
import { createRequire as createRequireOf } from "node:module";
import { dirname as dirnameOf } from "node:path";
import { fileURLToPath as pathOf } from "node:url";
const require = createRequireOf(import.meta.url);
const __filename = pathOf(import.meta.url);
const __dirname = dirnameOf(__filename);
`;

/**
 * Builds the programs with everything they import into a folder, which then needs no node_modules.
 * What only some need (AWS, OpenTelemetry) is in files of its own that are loaded when used.
 *
 * @param {string} folder
 */
export async function bundle(folder) {
  await rm(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["src/server.ts", "src/migrate.ts", "src/check-data.ts", "src/healthcheck.ts"],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: commonJs },
    // pg takes its native twin only if somebody installed it; the parser of `migrate check` is for
    // the repository, where the check is run, and not for the image.
    external: ["pg-native", "pg-cloudflare", "libpg-query"],
    legalComments: "external",
    logLevel: "warning",
  });
  await cp(join(root, "db", "migrations"), join(folder, "migrations"), { recursive: true });
  const page = createRequire(import.meta.url).resolve("@fastify/swagger-ui");
  await cp(join(dirname(page), "static"), join(folder, "static"), {
    recursive: true,
    // The page loads the bundle; this is the same without its dependencies, for other bundlers.
    filter: (path) => basename(path) !== "swagger-ui.js",
  });
}
