import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { constants, Script } from "node:vm";
import { esbuild, replace } from "./cache.mjs";
import { hashOf } from "./fingerprint.mjs";

/**
 * The packages that a program loads, as one file with what V8 compiled of it. Finding, reading and
 * compiling hundreds of files of CDKTF and its bindings takes longer than a whole synthesis; this
 * is made once for what is installed and what a program uses of it.
 * @typedef {(name: string) => unknown} Require
 */

/** Part of the cache's key: change it when what is written changes. */
const layout = "2";

/**
 * Only CDKTF's ZIP assets use it, and it loads dozens of packages: it stays where it is installed
 * until it is called.
 */
const onlyWhenCalled = "archiver";

/** The one file of CDKTF that asks where it is: to run itself, where `archiver` has to work. */
const runsItself = "cdktf/lib/private/fs.js";

/**
 * @param {string} root the repository
 * @param {string} name of the program, for the files of the cache
 * @param {readonly string[]} packages as the program names them, e.g. `cdktf`
 * @returns {{ require: Require, remember: () => void }} `remember`: call it after the program ran,
 *   so that the next one need not compile what this one did
 */
export function packagesOf(root, name, packages) {
  const real = createRequire(join(root, "package.json"));
  const file = join(root, ".cache", "bundles", `${name}.packages.cjs`);
  const key = keyOf(root, packages);
  const code = key && (cached(file, key) ?? build(root, file, key, packages));
  if (!code) return { require: real, remember: () => {} };

  const compiled = `${file}.compiled`;
  const cachedData = compiledBefore(compiled, key);
  const script = new Script(wrapped(code), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  const known = load(script, real);
  return {
    require: (wanted) => (Object.hasOwn(known, wanted) ? known[wanted]?.() : real(wanted)),
    remember: () => {
      if (script.cachedDataRejected === false) return;
      write(compiled, Buffer.concat([Buffer.from(key), script.createCachedData()]));
    },
  };
}

/**
 * What is installed, and which of it is wanted. Undefined where npm left no record of it: then
 * nothing says when the cache is out of date.
 * @param {string} root
 * @param {readonly string[]} packages
 */
function keyOf(root, packages) {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return undefined;
  return hashOf([layout, process.version, readFileSync(record, "utf8"), ...packages].join("\0"));
}

/**
 * @param {string} file
 * @param {string} key
 */
function cached(file, key) {
  try {
    const code = readFileSync(file, "utf8");
    return code.startsWith(`// ${key}\n`) ? code : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Starts with the key, because V8 itself only compares the length of the source.
 * @param {string} compiled
 * @param {string} key
 */
function compiledBefore(compiled, key) {
  if (!existsSync(compiled)) return undefined;
  const content = readFileSync(compiled);
  const start = Buffer.byteLength(key);
  return content.toString("latin1", 0, start) === key ? content.subarray(start) : undefined;
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string} key
 * @param {readonly string[]} packages
 */
function build(root, file, key, packages) {
  const names = packages.map((name) => JSON.stringify(name));
  const contents = `module.exports = {${names.map((name) => `${name}: () => require(${name})`)}};`;
  try {
    const { outputFiles } = esbuild(root).buildSync({
      absWorkingDir: root,
      stdin: { contents, resolveDir: root, loader: "js" },
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      external: [onlyWhenCalled],
      minifyWhitespace: true,
      legalComments: "none",
      write: false,
      logLevel: "silent",
    });
    const code = `// ${key}\n${outputFiles[0]?.text ?? ""}`;
    write(file, code);
    return code;
  } catch {
    // What cannot be bundled still loads the usual way, only slower.
    return undefined;
  }
}

/** @param {string} code */
const wrapped = (code) => `(function(require,module,__filename,__dirname){${code}\n})`;

/**
 * @param {Script} script
 * @param {NodeJS.Require} real
 * @returns {Record<string, () => unknown>}
 */
function load(script, real) {
  const file = real.resolve(runsItself);
  /** @type {{ exports: Record<string, () => unknown> }} */
  const module = { exports: {} };
  /** @param {string} name */
  const require = (name) => (name === onlyWhenCalled ? later(real, name) : real(name));
  script.runInThisContext()(require, module, file, dirname(file));
  return module.exports;
}

/**
 * @param {NodeJS.Require} real
 * @param {string} name
 * @returns {(...args: unknown[]) => unknown}
 */
const later =
  (real, name) =>
  (...args) =>
    real(name)(...args);

/**
 * @param {string} file
 * @param {string | Buffer} content
 */
function write(file, content) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    replace(file, content);
  } catch {
    // A checkout that cannot be written to compiles again each time.
  }
}
