#!/usr/bin/env node
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { isAtLeast, oldestNode, ownVersion } from "../scripts/launch/versions.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = oldestNode(root);
const [word, ...more] = process.argv.slice(2);
if (isAtLeast(process.versions.node, wanted)) {
  // Whoever asks for it alone need not wait for every command to be loaded.
  if ((word === "--version" || word === "-V") && more.length === 0)
    process.stdout.write(`${ownVersion(root)}\n`);
  else {
    // An old Node cannot even load it.
    const { runScript } = await import("../scripts/launch/script.mjs");
    await runScript(root, "scripts/cli.ts", process.argv.slice(2), { bundled: true });
  }
} else {
  process.stderr.write(
    `error: Node ${process.versions.node} is too old: ${wanted} or newer is needed\n` +
      "       Install a newer Node (https://nodejs.org), then run `npm ci` again.\n",
  );
  process.exitCode = 4;
}
