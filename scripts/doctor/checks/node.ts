import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodes } from "../../lib/errors.mjs";
import { type Check, ok } from "../finding";

/** Node against `engines` of package.json. */
export const nodeCheck = (root: string, version = process.versions.node): Check => ({
  name: "Node",
  async look() {
    const wanted = oldestNode(root);
    if (isAtLeast(version, wanted)) return ok(version);
    return {
      status: "problem",
      says: `${version} is too old: ${wanted} or newer is needed`,
      todo: "Install a newer Node (https://nodejs.org), then run `npm ci` again.",
      exitCode: exitCodes.program,
    };
  },
});

function oldestNode(root: string): string {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    engines: { node: string };
  };
  return engines.node.replace(/^>=/, "");
}

function isAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
