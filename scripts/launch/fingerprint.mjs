import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * Every file under a folder, sorted, relative and with forward slashes. Leaves out what Terraform
 * writes when somebody runs it there.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} current */
  const visit = (current) => {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      if (entry.name.startsWith(".terraform")) continue;
      const path = join(current, entry.name);
      if (entry.isDirectory()) visit(path);
      else files.push(relative(folder, path).split(sep).join("/"));
    }
  };
  visit(folder);
  return files.sort();
}

/**
 * A hash of the names and contents of everything in some folders, the same on every machine.
 * @param {string} root
 * @param {string[]} folders relative to `root`
 */
export function hashFolders(root, folders) {
  const hash = createHash("sha256");
  for (const folder of [...folders].sort()) {
    for (const file of filesUnder(join(root, folder))) {
      const content = readFileSync(join(root, folder, file));
      hash.update(`${folder}/${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/** @param {string | Buffer} content */
export function hashOf(content) {
  return createHash("sha256").update(content).digest("hex");
}
