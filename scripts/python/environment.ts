import { createHash, randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";
import { tidyAtEnd } from "../lib/signals.mjs";
import { findPython, type Python } from "./find";

export interface PythonEnvironmentProps {
  /** The folder below which environments are kept; one for each state of the requirements. */
  readonly cache: string;
  /** A requirements file in which every package has a version and hashes. */
  readonly requirements: string;
  /** Completes "Python is needed to …". */
  readonly purpose: string;
  /** Told once when packages have to be installed, which takes about half a minute. */
  readonly onInstall?: () => void;
}

/**
 * Returns the python of a virtual environment that holds exactly the locked packages, installing
 * them when needed. Run what it holds with `python -m`: its scripts name the folder that it was
 * built in. Any number of processes may ask at once.
 */
export async function ensurePythonEnvironment(props: PythonEnvironmentProps): Promise<string> {
  const python = await findPython(props.purpose);
  const folder = join(props.cache, await keyOf(props.requirements, python));
  if (!existsSync(folder)) {
    props.onInstall?.();
    await install(python, props, folder);
  }
  return pythonIn(folder);
}

/** The python of an environment that is there already; undefined where it has to be installed. */
export async function installedPythonEnvironment(
  props: PythonEnvironmentProps,
): Promise<string | undefined> {
  const folder = join(
    props.cache,
    await keyOf(props.requirements, await findPython(props.purpose)),
  );
  return existsSync(folder) ? pythonIn(folder) : undefined;
}

async function keyOf(requirements: string, python: Python): Promise<string> {
  const hash = createHash("sha256")
    .update(python.identity)
    .update(await readFile(requirements));
  return hash.digest("hex").slice(0, 16);
}

/**
 * Builds beside the final place and renames: nobody ever sees half an environment, and of two
 * that install at once the second one throws its own away.
 */
async function install(python: Python, props: PythonEnvironmentProps, folder: string) {
  const building = join(props.cache, `building-${randomUUID()}`);
  // pip tidies up after itself, unless it is killed.
  const temporary = `${building}-temporary`;
  const tidy = () => {
    for (const one of [building, temporary])
      rmSync(one, { recursive: true, force: true, maxRetries: 5 });
  };
  const run = (program: string, args: readonly string[]) =>
    step(program, args, temporary, props.purpose);
  await mkdir(temporary, { recursive: true });
  await tidyAtEnd(tidy, async () => {
    await run(python.program, ["-m", "venv", building]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    const locked = ["--require-hashes", "--requirement", props.requirements];
    await run(pythonIn(building), [...pip, ...locked]);
    await rename(building, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  });
}

async function step(
  program: string,
  args: readonly string[],
  temporary: string,
  purpose: string,
): Promise<void> {
  const environment = { ...process.env, TMPDIR: temporary };
  const { code, stdout, stderr } = await runToEnd(program, args, environment);
  if (code === 0) return;
  // venv explains itself on stdout (python3-venv is missing), pip on stderr.
  throw new CommandError(`what is needed to ${purpose} could not be installed`, {
    hint: `This failed: ${program} ${args.join(" ")}\n${`${stdout}\n${stderr}`.trim()}`,
    exitCode: exitCodes.program,
  });
}

function pythonIn(folder: string): string {
  return process.platform === "win32"
    ? join(folder, "Scripts", "python.exe")
    : join(folder, "bin", "python");
}
