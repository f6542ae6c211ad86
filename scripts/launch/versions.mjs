import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether a version is at least another one; what comes after the second number does not count.
 * @param {string} version
 * @param {string} wanted
 */
export function isAtLeast(version, wanted) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/**
 * The oldest Node that this repository runs on, by `engines` of its package.json.
 * @param {string} root
 * @returns {string}
 */
export function oldestNode(root) {
  return packageOf(root).engines.node.replace(/^>=/, "");
}

/**
 * The version of this repository.
 * @param {string} root
 */
export const ownVersion = (root) => packageOf(root).version;

/**
 * @param {string} root
 * @returns {{ version: string, engines: { node: string } }}
 */
const packageOf = (root) => JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
