import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/**
 * What is read of a cdktf.json.
 * @typedef {object} CdktfConfig
 * @property {string} [output] the folder that synthesis writes to, default "cdktf.out"
 * @property {(string | { name: string, source: string })[]} [terraformModules] bound HCL modules
 * @property {Record<string, unknown>} [context] what constructs can read with `node.getContext`
 */

/**
 * Reads the cdktf.json of a folder; a folder without one has an empty configuration.
 * @param {string} folder
 * @returns {CdktfConfig}
 */
export function readCdktfConfig(folder) {
  const file = join(folder, "cdktf.json");
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CommandError(`${file} is not valid JSON`, {
      exitCode: exitCodes.configuration,
      cause,
    });
  }
}

/**
 * The bound modules that live in the project, in the form in which cdktf.json writes them: the
 * list that CDKTF's CLI hands to the app as the context `cdktfRelativeModules`.
 * @param {CdktfConfig} config
 */
export function localModules(config) {
  return (config.terraformModules ?? []).filter((module) => /^\.\.?\//.test(sourceOf(module)));
}

/** @param {string | { source: string }} module */
export function sourceOf(module) {
  return typeof module === "string" ? module : module.source;
}
