import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { terraformProgram } from "../launch/terraform.mjs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StateDocument } from "./document";

const run = promisify(execFile);
const FORMAT = 4;

/** Refuses a state that the installed Terraform may misread: it would drop what it does not know. */
export async function refuseNewerTerraform(state: StateDocument, name: string): Promise<void> {
  const installed = await installedVersion();
  if (state.version <= FORMAT && !isNewer(state.terraform_version, installed)) return;
  throw new CommandError(
    `the state of ${name} was written by Terraform ${state.terraform_version}, and this is ${installed}`,
    {
      hint: `Install Terraform ${state.terraform_version} or newer, or name it in TERRAFORM_BINARY_NAME. Older ones may lose what newer ones wrote.`,
      exitCode: exitCodes.aws,
    },
  );
}

/** Whether a version is newer in more than its last number: those only mend mistakes. */
export function isNewer(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split(".").map(Number);
  return major > thanMajor || (major === thanMajor && minor > thanMinor);
}

let known: Promise<string> | undefined;

function installedVersion(): Promise<string> {
  known ??= run(terraformProgram(), ["version", "-json"], {
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  }).then(({ stdout }) => (JSON.parse(stdout) as { terraform_version: string }).terraform_version);
  return known;
}
