import { readFileSync } from "node:fs";
import { createRequire, SourceMap } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { CommandError, exitCodes, isCommandError, isConfigurationError } from "../lib/errors.mjs";
import { isInEnvs } from "./bundle.mjs";
import { compile } from "./compiled.mjs";
import { hashOf } from "./fingerprint.mjs";

/**
 * Runs a bundle in this process, as Node would run a CommonJS file.
 * @param {import("./bundle.mjs").Bundle} bundle
 * @param {import("./packages.mjs").Require} [require] where its packages come from
 * @returns {{ exports: Record<string, unknown>, remember: () => void }} `remember`: call it when the
 *   program has done its work, so that the next run need not compile what this one did
 */
export function runBundle({ file, code }, require = createRequire(file)) {
  // On the first line, so that every other one stays where the source map has it.
  const source = `(function(exports,require,module,__filename,__dirname){${code}\n})`;
  const { script, remember } = compile(file, source, hashOf(code));
  /** @type {{ exports: Record<string, unknown> }} */
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return { exports: module.exports, remember };
}

/**
 * An exception that was thrown by an environment's file is a mistake in the configuration: says
 * in which file. Any other error stays what it is, with the sources' lines in its stack.
 * @param {unknown} error
 * @param {import("./bundle.mjs").Bundle} bundle that threw it
 * @param {string} root
 * @returns {unknown}
 */
export function located(error, bundle, root) {
  if (!(error instanceof Error) || isCommandError(error) || isConfigurationError(error)) {
    return error;
  }
  const frames = mapFrames(error, bundle, root);
  const [origin] = frames;
  if (!origin || !isInEnvs(origin.source)) return error;
  const what = error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
  const failure = new CommandError(`${origin.source} cannot be loaded: ${what}`, {
    hint: `It was thrown at ${origin.source}:${origin.line}. An environment is a plain literal.`,
    exitCode: exitCodes.configuration,
  });
  failure.stack = error.stack ?? "";
  return failure;
}

/**
 * Rewrites the places in the bundle that an error's stack names to places in the sources.
 * @param {Error} error
 * @param {import("./bundle.mjs").Bundle} bundle
 * @param {string} root
 */
function mapFrames(error, bundle, root) {
  /** @type {{ source: string, line: number }[]} */
  const frames = [];
  const map = readMap(bundle.map);
  if (!map || !error.stack) return frames;
  const name = bundle.file.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  error.stack = error.stack.replaceAll(
    new RegExp(`${name}:(\\d+):(\\d+)`, "g"),
    (place, line, column) => {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!("originalSource" in entry) || !entry.originalSource) return place;
      const source = relative(root, resolve(dirname(bundle.file), entry.originalSource));
      frames.push({ source, line: entry.originalLine + 1 });
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    },
  );
  return frames;
}

/** @param {string} file */
function readMap(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
