import { isAtLeast, oldestNode } from "../../launch/versions.mjs";
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
