/**
 * `node architecture.mjs <root of the runtime base> <target>`: fails the build when the base's Node is
 * not for the architecture that the image is labelled with. A base that is pinned by the digest of
 * another architecture's manifest gives such an image without a word, and every task of it fails.
 */
import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";

/** ELF's `e_machine`, by the name that images use. */
const machines = { amd64: 62, arm64: 183 };
const places = ["usr/local/bin/node", "usr/bin/node", "nodejs/bin/node"];

const [root = "/", target = ""] = process.argv.slice(2);
const problem = check();
if (problem) {
  process.stderr.write(`error: ${problem}\n`);
  process.exitCode = 1;
}

/** @returns {string | undefined} what is wrong */
function check() {
  const expected = machines[/** @type {keyof typeof machines} */ (target)];
  const known = Object.keys(machines).join(" and ");
  if (expected === undefined) return `TARGETARCH is "${target}"; known are ${known}`;
  const header = places.map((place) => headerOf(join(root, place))).find(Boolean);
  if (!header) return `RUNTIME_BASE has no Node: none of ${places.join(", ")}`;
  const found = header.readUInt16LE(18);
  if (found === expected) return undefined;
  const name = Object.entries(machines).find(([, machine]) => machine === found)?.[0];
  return `RUNTIME_BASE holds Node for ${name ?? `ELF machine ${found}`}, and the image is to be for ${target}: pin the digest of the tag's index, or pass the base for ${target}`;
}

/** @param {string} path */
function headerOf(path) {
  const header = Buffer.alloc(20);
  try {
    const file = openSync(path, "r");
    readSync(file, header);
    closeSync(file);
    return header;
  } catch {
    return undefined;
  }
}
