import { readFileSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const LOCK = ".terraform.lock.hcl";
/** The lock file as `terraform init` left it, for a plan that is applied elsewhere. Terraform does not read it. */
const WHOLE_LOCK = ".terraform.lock.whole";

/** As Terraform writes them: the list of a provider, on lines of its own. */
const CHECKSUMS = /^ *hashes *= *\[[^\]]*\]\n/gm;

/**
 * Takes the checksums of providers from the lock file of a work directory that was initialized. Terraform
 * would compute them anew for each command, and twice: the AWS provider is 700 MB, which is half the CPU time
 * of a `terraform show` (3.4 s with, 1.8 s without; Terraform 1.11.4 and the provider 5.100.0).
 *
 * Nothing is trusted that was not: `terraform init` checked what it installed, also against a lock file that came
 * with the stack. What is left out is to check the same file again, seconds later. {@link wholeLock} has them still.
 */
export async function checkProvidersNoMore(directory: string): Promise<void> {
  const text = await readFile(join(directory, LOCK), "utf8").catch(() => undefined);
  if (text === undefined) return;
  await writeFile(join(directory, WHOLE_LOCK), text);
  await writeFile(join(directory, LOCK), text.replace(CHECKSUMS, ""));
}

/** The lock file of a work directory, with the checksums that its providers were installed by. */
export const wholeLock = (directory: string): string =>
  readFileSync(join(directory, WHOLE_LOCK), "utf8");

/** Puts a lock file into a work directory; the next `terraform init` there refuses any other provider. */
export const lockTo = (directory: string, whole: string): void =>
  writeFileSync(join(directory, LOCK), whole);
