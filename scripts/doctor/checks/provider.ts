import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { exitCodes } from "../../lib/errors.mjs";
import { providerCache } from "../../terraform/providers";
import { type Check, ok, type Verdict } from "../finding";

const REGISTRY = "https://registry.terraform.io/.well-known/terraform.json";
const PATIENCE_MILLISECONDS = 5000;

/** Whether Terraform has the AWS provider, or from where it could get it. */
export const providerCheck = (root: string, environment: NodeJS.ProcessEnv): Check => ({
  name: "AWS provider",
  async look() {
    const versions = downloaded(providerCache(root, environment));
    if (versions.length > 0) return ok(`${versions.join(", ")}, downloaded`);
    const file = configurationFile(environment);
    if (file !== undefined) return ok(`not downloaded yet; ${file} says where it comes from`);
    return askRegistry();
  },
});

/** A marker is written last, so half a download is none. */
function downloaded(cache: string): string[] {
  const filled = existsSync(cache) && readdirSync(cache).some((name) => name.startsWith("filled-"));
  const folder = join(cache, "registry.terraform.io", "hashicorp", "aws");
  return filled && existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Terraform's own configuration file, where it names a mirror instead of the registry. */
function configurationFile(environment: NodeJS.ProcessEnv): string | undefined {
  const file = environment.TF_CLI_CONFIG_FILE || join(homedir(), ".terraformrc");
  const names = existsSync(file) && readFileSync(file, "utf8").includes("provider_installation");
  return names ? file : undefined;
}

async function askRegistry(): Promise<Verdict> {
  const answer = await fetch(REGISTRY, {
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  }).catch(() => undefined);
  if (answer?.ok)
    return ok("not downloaded yet; the registry answers (the first use takes a minute)");
  return {
    status: "problem",
    says: "not downloaded yet, and registry.terraform.io does not answer",
    todo: "Look at the network and its proxy, or name a mirror in Terraform's configuration file (provider_installation).",
    exitCode: exitCodes.program,
  };
}
