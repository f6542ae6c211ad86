import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { localModules, readCdktfConfig, sourceOf } from "./cdktf-config.mjs";
import { hashFolders, hashOf } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { requireTerraform } from "./terraform.mjs";

/**
 * Makes `.gen/`, the typed bindings of the HCL modules that cdktf.json binds, current: when the
 * modules, their list or CDKTF changed since it was written, `cdktf get` runs (about two seconds,
 * needs Terraform). Safe when several processes do it at once.
 * @param {string} root the repository
 * @param {{ announce?: (line: string) => void }} [options] where to say that it takes a moment
 */
export function ensureBindings(root, options = {}) {
  if (areCurrent(root)) return;
  const folder = join(root, ".gen");
  mkdirSync(folder, { recursive: true });
  withLock(join(folder, ".lock"), () => {
    if (areCurrent(root)) return;
    requireTerraform("generate the bindings of the HCL modules in cdktf.json");
    options.announce?.("Generating the bindings of the HCL modules (.gen) …");
    generate(root, folder);
  });
}

/**
 * Whether `.gen/` fits the modules as they are now.
 * @param {string} root
 */
export function areCurrent(root) {
  try {
    return readFileSync(join(root, ".gen", "fingerprint"), "utf8") === fingerprint(root);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    return false;
  }
}

/** @param {string} root */
function fingerprint(root) {
  const { terraformModules = [] } = readCdktfConfig(root);
  return hashOf(
    JSON.stringify([terraformModules, moduleSourcesHash(root), commandLine(root).version]),
  );
}

/**
 * A hash of the sources of the bound modules that live in the repository.
 * @param {string} root
 */
export function moduleSourcesHash(root) {
  const folders = localModules(readCdktfConfig(root)).map(sourceOf);
  const missing = folders.find((folder) => !existsSync(join(root, folder)));
  if (missing !== undefined) {
    throw new CommandError(`cdktf.json binds the HCL module ${missing}, which does not exist`, {
      hint: "Correct its source under terraformModules in cdktf.json.",
      exitCode: exitCodes.configuration,
    });
  }
  return hashFolders(root, folders);
}

/** @param {string} root */
function commandLine(root) {
  try {
    const file = createRequire(join(root, "package.json")).resolve("cdktf-cli/package.json");
    const { version, bin } = JSON.parse(readFileSync(file, "utf8"));
    return { version, program: join(dirname(file), bin.cdktf) };
  } catch (cause) {
    throw new CommandError("the package cdktf-cli, which generates .gen, is not installed", {
      hint: "Run `npm ci` in the repository.",
      exitCode: exitCodes.program,
      cause,
    });
  }
}

/**
 * @param {string} root
 * @param {string} folder
 */
function generate(root, folder) {
  const print = fingerprint(root);
  const fresh = join(folder, ".fresh");
  const removeFresh = () => rmSync(fresh, { recursive: true, force: true });
  removeFresh();
  process.once("exit", removeFresh);
  try {
    runGet(root, fresh);
    rmSync(join(folder, "fingerprint"), { force: true });
    rmSync(join(folder, "modules"), { recursive: true, force: true });
    if (existsSync(join(fresh, "modules"))) {
      renameSync(join(fresh, "modules"), join(folder, "modules"));
    }
    writeFileSync(join(fresh, "fingerprint"), print);
    renameSync(join(fresh, "fingerprint"), join(folder, "fingerprint"));
  } finally {
    removeFresh();
    process.off("exit", removeFresh);
  }
}

/**
 * @param {string} root
 * @param {string} output
 */
function runGet(root, output) {
  const { program } = commandLine(root);
  const run = spawnSync(process.execPath, [program, "get", "--output", output], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1", CI: "1" },
  });
  if (run.status === 0 && existsSync(output)) return;
  throw new CommandError("`cdktf get` could not generate the bindings in .gen", {
    hint: "Run `npx cdktf get` in the repository to see it by itself.",
    cause: run.error ?? `${run.stdout}${run.stderr}`.trim(),
  });
}
