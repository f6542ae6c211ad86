import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const projectRoot = join(import.meta.dirname, "..", "..");

export interface SynthesizedStack {
  /** `dev` for a stack of the platform itself, `examples/<folder>: <stack>` for an example's. */
  readonly title: string;
  readonly name: string;
  /** The folder of the app, relative to the project: "." or `examples/<folder>`. */
  readonly app: string;
  /** The synthesized folder. */
  readonly folder: string;
  /** The one account that the stack's provider allows. */
  readonly account: string | null;
}

/** The platform itself and every example. */
export async function appFolders(): Promise<string[]> {
  const examples = join(projectRoot, "examples");
  if (!existsSync(examples)) return ["."];
  const entries = await readdir(examples, { withFileTypes: true });
  const folders = entries.filter((entry) => existsSync(join(examples, entry.name, "cdktf.json")));
  return [".", ...folders.map((entry) => `examples/${entry.name}`).sort()];
}

/** Runs an app command as CDKTF's CLI would and returns its stacks. */
export async function synthesizeApp(app: string, output: string): Promise<SynthesizedStack[]> {
  const folder = join(projectRoot, app);
  const config = JSON.parse(await readFile(join(folder, "cdktf.json"), "utf8")) as { app: string };
  await run(config.app, {
    cwd: folder,
    shell: true,
    env: { ...process.env, CDKTF_OUTDIR: output },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stacksIn(app, output);
}

async function stacksIn(app: string, output: string): Promise<SynthesizedStack[]> {
  const manifest = JSON.parse(await readFile(join(output, "manifest.json"), "utf8")) as {
    stacks: Record<string, { name: string; workingDirectory: string }>;
  };
  return Promise.all(
    Object.values(manifest.stacks).map(async ({ name, workingDirectory }) => {
      const stackFolder = join(output, workingDirectory);
      return {
        title: app === "." ? name : `${app}: ${name}`,
        name,
        app,
        folder: stackFolder,
        account: await accountOf(stackFolder),
      };
    }),
  );
}

async function accountOf(folder: string): Promise<string | null> {
  const { provider } = JSON.parse(await readFile(join(folder, "cdk.tf.json"), "utf8")) as {
    provider?: { aws?: { allowed_account_ids?: string[] }[] };
  };
  const accounts = new Set(provider?.aws?.flatMap((aws) => aws.allowed_account_ids ?? []));
  const [account] = accounts;
  return accounts.size === 1 && account !== undefined ? account : null;
}
