import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** As Terraform writes them: the list of a provider, on lines of its own. */
const CHECKSUMS = /^ *hashes *= *\[[^\]]*\]\n/gm;

/**
 * Takes the checksums of providers from the lock file of a work directory that was initialized. Terraform
 * would compute them anew for each command, and twice: the AWS provider is 700 MB, which is half the CPU time
 * of a `terraform show` (3.4 s with, 1.8 s without; Terraform 1.11.4 and the provider 5.100.0).
 *
 * Nothing is trusted that was not: `terraform init` checked what it installed, also against a lock file that came
 * with the stack. What is left out is to check the same file again, seconds later.
 */
export async function checkProvidersNoMore(directory: string): Promise<void> {
  const file = join(directory, ".terraform.lock.hcl");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text !== undefined) await writeFile(file, text.replace(CHECKSUMS, ""));
}
