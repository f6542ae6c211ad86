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
const layout = "3";

/**
 * Only CDKTF's ZIP assets use it, and it loads dozens of packages: it stays where it is installed
 * until it is called.
 */
const onlyWhenCalled = "archiver";

/** The one file of CDKTF that asks where it is: to run itself, where `archiver` has to work. */
const runsItself = "cdktf/lib/private/fs.js";

/**
 * By scope, what has a file of its own: most commands never call AWS, and V8 reads what it
 * compiled of a file as a whole.
 */
const apart = "@aws-sdk/";

/**
 * @param {string} root the repository
 * @param {string} name of the program, for the files of the cache
 * @param {readonly string[]} packages as the program names them, e.g. `cdktf`
 * @returns {{ require: Require, remember: () => void }} `remember`: call it after the program ran,
 *   so that the next one need not compile what this one did
 */
export function packagesOf(root, name, packages) {
  const real = createRequire(join(root, "package.json"));
  const shelves = [
    shelf(
      root,
      `${name}.packages`,
      packages.filter((one) => !one.startsWith(apart)),
      real,
    ),
    shelf(
      root,
      `${name}.sdk`,
      packages.filter((one) => one.startsWith(apart)),
      real,
    ),
  ];
  return {
    require: (wanted) => (shelves.find(({ has }) => has(wanted))?.require ?? real)(wanted),
    remember: () => {
      for (const { remember } of shelves) remember();
    },
  };
}

/**
 * Packages in one file, which is loaded when the first of them is wanted.
 * @param {string} root
 * @param {string} name
 * @param {readonly string[]} packages
 * @param {NodeJS.Require} real
 */
function shelf(root, name, packages, real) {
  /** @type {ReturnType<typeof open> | undefined} */
  let opened;
  return {
    /** @param {string} wanted */
    has: (wanted) => packages.includes(wanted),
    /** @param {string} wanted */
    require: (wanted) => {
      opened ??= open(root, name, packages, real);
      return opened.require(wanted);
    },
    remember: () => opened?.remember(),
  };
}

/**
 * @param {string} root
 * @param {string} name
 * @param {readonly string[]} packages
 * @param {NodeJS.Require} real
 * @returns {{ require: Require, remember: () => void }}
 */
function open(root, name, packages, real) {
  const file = join(root, ".cache", "bundles", `${name}.cjs`);
  const key = keyOf(root, packages);
  const code = key && (cached(file, key) ?? build(root, file, key, packages));
  if (!code) return { require: real, remember: () => {} };

  const compiled = compiledBefore(`${file}.compiled`, key);
  const script = new Script(wrapped(code), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(compiled && { cachedData: compiled.data }),
  });
  const known = load(script, real);
  /** @type {Set<string>} */
  const wantedNow = new Set();
  return {
    require: (wanted) => {
      wantedNow.add(wanted);
      return known[wanted]?.();
    },
    remember: () => {
      const before = script.cachedDataRejected === false ? (compiled?.packages ?? []) : [];
      const all = new Set([...before, ...wantedNow]);
      if (script.cachedDataRejected === false && all.size === before.length) return;
      const header = `${key} ${[...all].sort().join(" ")}\n`;
      write(`${file}.compiled`, Buffer.concat([Buffer.from(header), script.createCachedData()]));
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
 * What V8 compiled, below a line with the key, because V8 itself only compares the length of the
 * source, and with the packages whose functions are among it.
 * @param {string} file
 * @param {string} key
 */
function compiledBefore(file, key) {
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file);
  const end = content.indexOf("\n");
  const [found, ...packages] = content.toString("utf8", 0, Math.max(0, end)).split(" ");
  return found === key ? { packages, data: content.subarray(end + 1) } : undefined;
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
