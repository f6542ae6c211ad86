import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/** As `terraform init` writes them, one for each provider that it installed. */
const INSTALLED = /^provider "([^"]+)"/gm;

/** `source = "hashicorp/aws"` of HCL, `"source": "aws"` of JSON; modules' sources are among them and do no harm. */
const SOURCE = /["']?source["']?\s*[=:]\s*"([\w./-]+)"/g;

/**
 * Refuses what only the state asks for. `terraform init` installs the providers of the configuration and of the
 * state, and a provider is a program that runs with whatever credentials there are: who may write the state of one
 * environment could name one of their own there, and have it run by whoever plans it next. Nothing of a
 * provider runs before this. Those of HashiCorp need no source in a configuration.
 */
export async function refuseForeignProviders(directory: string): Promise<void> {
  const installed = [...(await textOf(join(directory, ".terraform.lock.hcl"))).matchAll(INSTALLED)];
  const foreign = installed
    .map(([, address = ""]) => address)
    .filter((address) => !address.startsWith("registry.terraform.io/hashicorp/"));
  if (foreign.length === 0) return;
  const named = await sourcesIn(directory);
  const unnamed = foreign.filter((address) => !named.has(address.toLowerCase()));
  if (unnamed.length === 0) return;
  throw new CommandError(
    `the state asks for ${unnamed.join(" and ")}, the configuration does not`,
    {
      hint:
        "A provider is a program, and nothing of it was run. If the configuration had it before, keep it among its\n" +
        "required providers until what it made is gone. If it never had it, somebody wrote it into the state:\n" +
        "`devops-platform state versions <environment>` lists the states of before, `state restore` brings one back.",
      exitCode: exitCodes.refused,
    },
  );
}

/** Sources of providers in all that Terraform reads there, as whole addresses. */
async function sourcesIn(directory: string): Promise<Set<string>> {
  const entries = await readdir(directory, { recursive: true });
  const files = entries.filter((file) => /\.tf(?:\.json)?$/.test(file));
  const texts = await Promise.all(files.map((file) => textOf(join(directory, file))));
  const sources = texts.flatMap((text) =>
    [...text.matchAll(SOURCE)].map(([, source = ""]) => source),
  );
  return new Set(sources.map(addressOf));
}

function addressOf(source: string): string {
  const parts = source.toLowerCase().split("/");
  if (parts.length === 1) return `registry.terraform.io/hashicorp/${source.toLowerCase()}`;
  return parts.length === 2 ? `registry.terraform.io/${parts.join("/")}` : parts.join("/");
}

const textOf = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");
