import { mkdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, dirname, join, relative, sep } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { esbuild, replace } from "./cache.mjs";
import { hashOf } from "./fingerprint.mjs";

/**
 * A TypeScript program as one CommonJS file. Node's module hooks, which strip types file by file,
 * double the time of a run that loads hundreds of modules; this costs nothing while no source
 * changed.
 * @typedef {{ code: string, packages: string[] }} Compiled `packages`: what it requires, by name
 * @typedef {Compiled & { name: string, file: string, map: string }} Bundle `file`: where Node
 *   believes it to be; `map`: the path of its source map
 */

/** Part of the cache's key: change it when the options below change. */
const layout = "3";

/**
 * @param {string} root the repository
 * @param {string} entry absolute path of a TypeScript file
 * @returns {Bundle}
 */
export function bundle(root, entry) {
  const folder = join(root, ".cache", "bundles");
  const name = relative(root, entry).split(sep).join("-");
  const file = join(folder, `${name}.cjs`);
  const record = join(folder, `${name}.json`);
  const map = `${file}.map`;
  return { name, file, map, ...(cached(root, file, record) ?? compile(root, entry, file, record)) };
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string} record
 * @returns {Compiled | undefined}
 */
function cached(root, file, record) {
  try {
    /** @type {{ key: string, output: string, inputs: Record<string, string>, packages: string[] }} */
    const { key, output, inputs, packages } = JSON.parse(readFileSync(record, "utf8"));
    if (key !== cacheKey(root)) return undefined;
    for (const [input, hash] of Object.entries(inputs)) {
      if (hashOf(readFileSync(join(root, input))) !== hash) return undefined;
    }
    const code = readFileSync(file, "utf8");
    return hashOf(code) === output ? { code, packages } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} root */
function cacheKey(root) {
  const installed = join(root, "node_modules", "esbuild", "package.json");
  return `${layout} ${JSON.parse(readFileSync(installed, "utf8")).version}`;
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {string} file
 * @param {string} record
 * @returns {Compiled}
 */
function compile(root, entry, file, record) {
  const { outputFiles, metafile } = build(root, entry, file);
  const code = outputFiles.find(({ path }) => path.endsWith(".cjs"))?.text ?? "";
  const map = outputFiles.find(({ path }) => path.endsWith(".map"))?.text ?? "";
  const packages = packagesIn(metafile);
  try {
    const inputs = Object.keys(metafile.inputs).map((input) => [
      input,
      hashOf(readFileSync(join(root, input))),
    ]);
    const key = cacheKey(root);
    mkdirSync(dirname(file), { recursive: true });
    replace(`${file}.map`, map);
    replace(file, code);
    replace(
      record,
      JSON.stringify({ key, output: hashOf(code), inputs: Object.fromEntries(inputs), packages }),
    );
  } catch {
    // A checkout that cannot be written to compiles again each time.
  }
  return { code, packages };
}

/** @param {import("esbuild").Metafile} metafile */
function packagesIn({ outputs }) {
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  const required = imports.filter(({ external, kind }) => external && kind === "require-call");
  return [...new Set(required.map(({ path }) => path))].filter((name) => !isBuiltin(name)).sort();
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {string} file
 */
function build(root, entry, file) {
  const { buildSync } = esbuild(root);
  try {
    return buildSync({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: file,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      packages: "external",
      sourcemap: "external",
      sourcesContent: false,
      tsconfigRaw: { compilerOptions: { target: "es2023", jsx: "react-jsx" } },
      metafile: true,
      write: false,
      logLevel: "silent",
    });
  } catch (error) {
    throw compileError(error);
  }
}

/**
 * @param {unknown} error
 * @returns {unknown}
 */
function compileError(error) {
  if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors)) {
    return error;
  }
  /** @type {import("esbuild").Message[]} */
  const messages = error.errors;
  const lines = messages.map(({ location, text }) =>
    location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text,
  );
  const inEnvironments = messages.every(({ location }) => location && isInEnvs(location.file));
  return new CommandError(`the TypeScript sources do not compile\n${lines.join("\n")}`, {
    hint: "`npx tsc --noEmit` shows every mistake of this kind.",
    exitCode: inEnvironments ? exitCodes.configuration : exitCodes.failed,
  });
}

/**
 * Whether a source file belongs to the configuration of environments.
 * @param {string} file
 */
export function isInEnvs(file) {
  return basename(dirname(file)) === "envs";
}
