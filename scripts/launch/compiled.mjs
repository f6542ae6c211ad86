import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { constants, Script } from "node:vm";
import { replace } from "./cache.mjs";

/**
 * A script, with what V8 compiled of it in earlier runs. That is a file beside it, `<file>.compiled`, which begins
 * with a line of words: the key, because V8 itself only compares the length of the source, and which
 * parts of the script had run when it was made.
 * @typedef {{ script: Script, remember: (parts?: Iterable<string>) => void }} Compiled `remember`: call
 *   it after the script ran, with the parts that did, so that the next run need not compile them
 */

/**
 * @param {string} file where Node believes the script to be
 * @param {string} source
 * @param {string} key what the source came from, without spaces
 * @returns {Compiled}
 */
export function compile(file, source, key) {
  const before = compiledBefore(`${file}.compiled`, key);
  const script = new Script(source, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(before && { cachedData: before.data }),
  });
  const accepted = script.cachedDataRejected === false;
  const known = accepted && before ? before.parts : [];
  return {
    script,
    remember: (parts = []) => {
      const all = new Set([...known, ...parts]);
      if (accepted && all.size === known.length) return;
      const header = `${[key, ...[...all].sort()].join(" ")}\n`;
      write(`${file}.compiled`, Buffer.concat([Buffer.from(header), script.createCachedData()]));
    },
  };
}

/**
 * @param {string} file
 * @param {string} key
 */
function compiledBefore(file, key) {
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file);
  const end = Math.max(0, content.indexOf("\n"));
  const [found, ...parts] = content.toString("utf8", 0, end).split(" ");
  return found === key ? { parts, data: content.subarray(end + 1) } : undefined;
}

/**
 * Writes a file of the cache.
 * @param {string} file
 * @param {string | Buffer} content
 */
export function write(file, content) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    replace(file, content);
  } catch {
    // A checkout that cannot be written to compiles again each time.
  }
}
