import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, sep } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { hashOf } from "./fingerprint.mjs";

/**
 * A TypeScript program as one CommonJS file. Node's module hooks, which strip types file by file,
 * double the time of a run that loads hundreds of modules; this costs nothing while no source
 * changed.
 * @typedef {{ file: string, code: string, map: string }} Bundle `file`: where Node believes it to
 *   be; `map`: the path of its source map
 */

/** Part of the cache's key: change it when the options below change. */
const layout = "1";

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
  return { file, map, code: cached(root, file, record) ?? compile(root, entry, file, record) };
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string} record
 * @returns {string | undefined}
 */
function cached(root, file, record) {
  try {
    /** @type {{ key: string, output: string, inputs: Record<string, string> }} */
    const { key, output, inputs } = JSON.parse(readFileSync(record, "utf8"));
    if (key !== cacheKey(root)) return undefined;
    for (const [input, hash] of Object.entries(inputs)) {
      if (hashOf(readFileSync(join(root, input))) !== hash) return undefined;
    }
    const code = readFileSync(file, "utf8");
    return hashOf(code) === output ? code : undefined;
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
 */
function compile(root, entry, file, record) {
  const { outputFiles, metafile } = build(root, entry, file);
  const code = outputFiles.find(({ path }) => path.endsWith(".cjs"))?.text ?? "";
  const map = outputFiles.find(({ path }) => path.endsWith(".map"))?.text ?? "";
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
      JSON.stringify({ key, output: hashOf(code), inputs: Object.fromEntries(inputs) }),
    );
  } catch {
    // A checkout that cannot be written to compiles again each time.
  }
  return code;
}

/**
 * @param {string} root
 * @param {string} name
 */
function installed(root, name) {
  try {
    return createRequire(join(root, "package.json"))(name);
  } catch (cause) {
    throw new CommandError("the packages of this repository are not installed", {
      hint: `Run \`npm ci\` in ${root}.`,
      exitCode: exitCodes.program,
      cause,
    });
  }
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {string} file
 */
function build(root, entry, file) {
  /** @type {typeof import("esbuild")} */
  const esbuild = installed(root, "esbuild");
  try {
    return esbuild.buildSync({
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
      tsconfigRaw: { compilerOptions: { target: "es2023" } },
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

/**
 * Writes so that a process that reads at the same time sees the old or the new file, never half.
 * @param {string} file
 * @param {string} content
 */
function replace(file, content) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, file);
}
