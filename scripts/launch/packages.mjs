import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { esbuild } from "./cache.mjs";
import { compile, write } from "./compiled.mjs";
import { hashOf } from "./fingerprint.mjs";

/**
 * The packages that a program loads, as one file with what V8 compiled of it. Finding, reading and
 * compiling hundreds of files of CDKTF and its bindings takes longer than a whole synthesis; this
 * is made once for what is installed and what a program uses of it.
 * @typedef {(name: string) => unknown} Require
 */

/** Part of the cache's key: change it when what is written changes. */
const layout = "3";

/**
 * Only CDKTF's ZIP assets use it, and it loads dozens of packages: it stays where it is installed
 * until it is called.
 */
const onlyWhenCalled = "archiver";

/** The one file of CDKTF that asks where it is: to run itself, where `archiver` has to work. */
const runsItself = "cdktf/lib/private/fs.js";

/**
 * What is loaded from where it is installed. Each client of the AWS SDK is one file already, and V8 would read
 * what it compiled of all of them for a command that needs two (95 ms against 80). React has to be the very one that
 * ink imports, which cannot be in a file of CommonJS: it waits while it loads. Graphviz is only for reports of reviews.
 */
const apart = /^(@aws-sdk\/|@hpcc-js\/|react(\/|$))/;

/**
 * @param {string} root the repository
 * @param {string} name of the program, for the files of the cache
 * @param {readonly string[]} wanted as the program names them, e.g. `cdktf`
 * @returns {{ require: Require, remember: () => void }} `remember`: call it after the program ran,
 *   so that the next one need not compile what this one did
 */
export function packagesOf(root, name, wanted) {
  const packages = wanted.filter((one) => !apart.test(one));
  const real = createRequire(join(root, "package.json"));
  const file = join(root, ".cache", "bundles", `${name}.packages.cjs`);
  const key = keyOf(root, packages);
  const code = key && (cached(file, key) ?? build(root, file, key, packages));
  if (!code) return { require: real, remember: () => {} };

  const { script, remember } = compile(file, wrapped(code), key);
  const known = load(script, real);
  /** @type {Set<string>} */
  const loaded = new Set();
  return {
    require: (one) => {
      if (!Object.hasOwn(known, one)) return real(one);
      loaded.add(one);
      return known[one]?.();
    },
    remember: () => remember(loaded),
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
 * @param {import("node:vm").Script} script
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
