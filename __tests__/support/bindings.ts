import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBindings } from "../../scripts/launch/bindings.mjs";
import { exitCodes, isCommandError } from "../../scripts/lib/errors.mjs";
import { explain } from "../../scripts/lib/report.mjs";

/**
 * Makes the bindings of the HCL modules current before tests that synthesize. Without Terraform
 * they cannot be made: older ones are used, and CI fails.
 */
export default function setup(): void {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  try {
    ensureBindings(root, { announce: (line) => process.stderr.write(`${line}\n`) });
  } catch (error) {
    const noTerraform = isCommandError(error) && error.exitCode === exitCodes.program;
    if (process.env.CI === "true" || !noTerraform) throw error;
    process.stderr.write(
      `\n${explain(error)}\nTests of what needs the bindings of the HCL modules (.gen) will fail or use old ones.\n\n`,
    );
  }
}
