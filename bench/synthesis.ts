import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Candidate, race, table } from "./measure";
import { prepareTemplate } from "./template";

const ROUNDS = 7;

/** How long all stacks take directly, against what nobody can be faster than, and against the usual way. */
export function benchSynthesis(root: string): string {
  const template = prepareTemplate(root);
  const direct = node("direct synthesis of all stacks", root, ["scripts/app.mjs"]);
  race([direct], 1);
  const timings = race(
    [
      node("node -e 0", root, ["-e", "0"]),
      node('require("cdktf")', root, ["-e", 'require("cdktf")']),
      node("cdktf and the bindings in use", root, ["-e", requireAll(root)]),
      direct,
      { name: "cdktf synth, ts-node template", command: ["npx", "cdktf", "synth"], cwd: template },
    ],
    ROUNDS,
  );
  const base = timings[1]?.best ?? 1;
  return [
    `best of ${ROUNDS}`,
    table([
      ["", "best ms", "median ms", 'to require("cdktf")'],
      ...timings.map(({ name, best, median }) => [
        name,
        best.toFixed(0),
        median.toFixed(0),
        `${(best / base).toFixed(2)} x`,
      ]),
    ]),
    `direct synthesis is ${((timings[4]?.best ?? 0) / (timings[3]?.best ?? 1)).toFixed(1)} times faster than the template`,
  ].join("\n");
}

const node = (name: string, cwd: string, args: readonly string[]): Candidate => ({
  name,
  command: [process.execPath, ...args],
  cwd,
});

/** Loads what the app loads and does nothing with it: the part of the time that is not ours. */
function requireAll(root: string): string {
  const code = readFileSync(join(root, ".cache", "bundles", "main.ts.cjs"), "utf8");
  const packages = [...code.matchAll(/require\("([^"./][^"]*)"\)/g)].map(([, name]) => name);
  return [...new Set(packages)].map((name) => `require(${JSON.stringify(name)});`).join("");
}
