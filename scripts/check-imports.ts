import { hermeticViolations, nameViolations } from "./imports/hermetic-rules";
import { importViolations, type Violation } from "./imports/import-rules";
import { readSources } from "./imports/sources";
import type { ScriptInput } from "./launch/script.mjs";
import { exitCodes } from "./lib/errors.mjs";

/** Everything in the repository that breaks the rules of who may import whom, by file and line. */
export function findViolations(root: string): Violation[] {
  const sources = readSources(root);
  return [
    ...importViolations(sources),
    ...hermeticViolations(sources),
    ...nameViolations(sources),
  ].sort((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : one.line - other.line,
  );
}

/** `node bin/run.mjs scripts/check-imports.ts`, part of `npm run check`. */
export function main({ root }: ScriptInput): number {
  const violations = findViolations(root);
  for (const { path, line, message } of violations) {
    process.stdout.write(`${path}:${line} ${message}\n`);
  }
  return violations.length === 0 ? exitCodes.done : exitCodes.failed;
}
