import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withLockAsync } from "../launch/lock.mjs";
import { tidyAtEnd } from "../lib/signals.mjs";
import { explainInit } from "./open-backend";
import { init } from "./steps";
import { createWorkDirectory } from "./work-directory";

export interface ProvidersProps {
  /** The repository: providers are kept in its cache. */
  readonly root: string;
  /** The folder of a synthesized stack. */
  readonly stack: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly onDownload?: () => void;
}

/**
 * Downloads the providers of a stack once for all of them (the AWS provider is 700 MB on disk), and
 * returns the environment in which Terraform finds them.
 *
 * Terraform's own cache suits any number of readers but only one that fills it, so it is filled here.
 */
export async function withProviders(props: ProvidersProps): Promise<NodeJS.ProcessEnv> {
  const cache = providerCache(props.root, props.environment);
  const environment = {
    ...props.environment,
    TF_PLUGIN_CACHE_DIR: cache,
    // A work directory is new each time and has no lock file that a cached provider could break.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
  };
  await mkdir(cache, { recursive: true });
  const filled = join(cache, `filled-${await wantedBy(props.stack)}`);
  if (existsSync(filled)) return environment;
  await withLockAsync(join(cache, "filling"), async () => {
    if (existsSync(filled)) return;
    props.onDownload?.();
    await download(props.stack, environment, cache);
    await writeFile(filled, "");
  });
  return environment;
}

/** Where downloaded providers are kept. */
export const providerCache = (root: string, environment: NodeJS.ProcessEnv): string =>
  environment.TF_PLUGIN_CACHE_DIR ?? join(root, ".cache", "terraform-providers");

/** Terraform would take half a download in its cache for a whole one, so it only gets there when it is one. */
async function download(
  stack: string,
  environment: NodeJS.ProcessEnv,
  cache: string,
): Promise<void> {
  const folder = await mkdtemp(join(cache, "downloading-"));
  const tidy = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  await tidyAtEnd(tidy, async () => {
    const directory = join(folder, "stack");
    const fresh = join(folder, "providers");
    await mkdir(fresh);
    await createWorkDirectory({ stack, directory, localState: true });
    await explainInit("preparing Terraform", () =>
      init({
        directory,
        environment: { ...environment, TF_PLUGIN_CACHE_DIR: fresh },
        onInterrupt: "abandon",
      }),
    );
    await moveProviders(fresh, cache);
  });
}

/** A provider is `<host>/<namespace>/<name>/<version>/<platform>`, a folder or a link to a mirror's. */
async function moveProviders(from: string, to: string, depth = 5): Promise<void> {
  for (const name of await readdir(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (depth > 1) {
      await mkdir(target, { recursive: true });
      await moveProviders(source, target, depth - 1);
    } else if (!existsSync(target)) await rename(source, target);
  }
}

/** A key for the providers and versions that a stack asks for. */
async function wantedBy(stack: string): Promise<string> {
  const text = await readFile(join(stack, "cdk.tf.json"), "utf8");
  const { terraform } = JSON.parse(text) as { terraform?: { required_providers?: object } };
  const wanted = JSON.stringify(terraform?.required_providers ?? {});
  return createHash("sha256").update(wanted).digest("hex").slice(0, 16);
}
