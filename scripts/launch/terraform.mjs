import { spawnSync } from "node:child_process";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { isAtLeast } from "./versions.mjs";

/** The oldest Terraform that knows write-only attributes, which keep secrets out of the state. */
export const oldestTerraform = "1.11.0";

const install = `Install Terraform ${oldestTerraform.replace(/\.0$/, "")} or newer \
(https://developer.hashicorp.com/terraform/install) and put it on the PATH, or name it in \
TERRAFORM_BINARY_NAME.`;

/**
 * The program that CDKTF's CLI calls too.
 * @returns {string}
 */
export function terraformProgram() {
  return process.env.TERRAFORM_BINARY_NAME || "terraform";
}

/**
 * Fails when Terraform is missing or too old.
 * @param {string} purpose why it is needed now, as in "Terraform is needed to <purpose>"
 * @returns {string} the version found
 */
export function requireTerraform(purpose) {
  const program = terraformProgram();
  const run = spawnSync(program, ["version", "-json"], {
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  });
  if (run.error || run.status !== 0) {
    const missing = run.error && "code" in run.error && run.error.code === "ENOENT";
    const problem = missing ? "was not found" : `does not work (\`${program} version\` failed)`;
    throw new CommandError(`Terraform is needed to ${purpose}, but "${program}" ${problem}`, {
      hint: install,
      exitCode: exitCodes.program,
      cause: missing ? undefined : (run.error ?? (run.stderr.trim() || undefined)),
    });
  }
  const version = versionIn(run.stdout);
  if (!isAtLeast(version, oldestTerraform)) {
    throw new CommandError(
      `Terraform ${version} is too old: ${oldestTerraform} or newer is needed to ${purpose}`,
      { hint: install, exitCode: exitCodes.program },
    );
  }
  return version;
}

/** @param {string} output of `terraform version -json` */
function versionIn(output) {
  try {
    const version = JSON.parse(output).terraform_version;
    if (typeof version === "string") return version;
  } catch {
    // Terraform 0.12 and older ignore -json and answer in words.
  }
  return /v(\d+\.\d+\.\d+)/.exec(output)?.[1] ?? "of an unknown version";
}
