import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { suggest } from "../../src/suggest";
import { synthesize } from "../launch/synthesis.mjs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { readStacks } from "./read-stack";
import type { Stack } from "./stack";

export interface AppProps {
  /** The repository. */
  readonly root: string;
  /** The app's folder, with its main.ts and cdktf.json. */
  readonly folder: string;
  /** @default what cdktf.json says: `cdktf.out` in the app's folder */
  readonly output?: string;
}

/** An app that was just synthesized. */
export interface App {
  readonly root: string;
  readonly folder: string;
  readonly stacks: readonly Stack[];
}

/** What `--app` named. */
let chosen: string | undefined;

/** Makes every command act on the app of a folder, wherever it is called. */
export function chooseApp(folder: string): void {
  chosen = resolve(folder);
  if (existsSync(join(chosen, "cdktf.json"))) return;
  throw new CommandError(`there is no app in ${chosen}: it has no cdktf.json`, {
    hint: "Name the folder of an app, such as examples/many-services.",
    exitCode: exitCodes.usage,
  });
}

/** The app that was chosen, or that of the folder somebody works in; elsewhere, the one of this repository. */
export function appFolder(root: string, folder = process.cwd()): string {
  if (chosen !== undefined) return chosen;
  return existsSync(join(folder, "cdktf.json")) ? folder : root;
}

/**
 * Synthesizes an app, so that what a command acts on is what its configuration says now: where neither that nor the
 * output has changed since, what is there is that.
 */
export async function openApp({ root, folder, output }: AppProps): Promise<App> {
  const written = await synthesize({
    root,
    folder,
    hcl: false,
    reuse: true,
    ...(output === undefined ? {} : { output }),
    announce: (line) => process.stderr.write(`${line}\n`),
  });
  return { root, folder, stacks: readStacks(written) };
}

/** The stack of an environment, or `shared`, or a bootstrap stack, by its name. */
export function stackNamed({ stacks }: App, name: string): Stack {
  const found = stacks.find((stack) => stack.name === name);
  if (found) return found;
  const names = stacks.map((stack) => stack.name);
  const guess = names.find((one) => name !== "" && name.startsWith(one)) ?? suggest(name, names);
  throw new CommandError(`there is no environment "${name}"`, {
    hint: `${guess ? `Did you mean ${guess}? ` : ""}There are: ${names.join(", ")}.`,
    exitCode: exitCodes.usage,
  });
}

/** An environment's stack; `shared` and the bootstrap stacks are none. */
export function environmentNamed(app: App, name: string): Stack {
  const environments = app.stacks.filter(({ kind }) => kind === "environment");
  return stackNamed({ ...app, stacks: environments }, name);
}

/** The stack that makes the bucket which keeps a stack's state. */
export function bootstrapOf({ stacks }: App, { name, backend }: Stack): Stack {
  const found = stacks.find(
    (one) => one.kind === "bootstrap" && one.backend.bucket === backend.bucket,
  );
  if (found) return found;
  throw new CommandError(
    `no stack makes the bucket ${backend.bucket}, which keeps the state of ${name}`,
    {
      hint: "Add a BootstrapStack for each of `stateHomes(platform, environments)` to main.ts.",
      exitCode: exitCodes.configuration,
    },
  );
}

/** What all environments share; undefined in an app without it. */
export function sharedOf({ stacks }: App): Stack | undefined {
  return stacks.find(({ kind }) => kind === "shared");
}
