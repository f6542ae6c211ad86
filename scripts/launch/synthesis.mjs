import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { CommandError } from "../lib/errors.mjs";
import { ensureBindings, moduleSourcesHash } from "./bindings.mjs";
import { bundle } from "./bundle.mjs";
import { localModules, readCdktfConfig } from "./cdktf-config.mjs";
import { withoutCreationStacks } from "./creation-stacks.mjs";
import { filesUnder } from "./fingerprint.mjs";
import { noticeSignals, tidied } from "./interruption.mjs";
import { openStage, outputError } from "./output.mjs";
import { packagesOf } from "./packages.mjs";
import { isCurrent, rememberOutput } from "./reuse.mjs";
import { located, runBundle } from "./run-bundle.mjs";

/**
 * @typedef {object} SynthesisOptions
 * @property {string} root the repository
 * @property {string} [folder] the app's folder, with its main.ts and cdktf.json; default: `root`
 * @property {string} [entry] the app's program, default "main.ts"
 * @property {string} [output] default: CDKTF_OUTDIR, then `output` of cdktf.json, then "cdktf.out"
 * @property {boolean} [hcl] HCL instead of JSON, default: what CDKTF's CLI asks for, otherwise JSON
 * @property {boolean} [reuse] leave an output alone that is what would be written; default: false
 * @property {(line: string) => void} [announce] told when it takes longer than usual, and why
 */

/**
 * Runs an app and writes its output, with the same bytes as `cdktf synth`. The last good output
 * stays as it is unless the app succeeds.
 * @param {SynthesisOptions} options
 * @returns {Promise<string>} the output folder
 */
export async function synthesize({ root, folder = root, entry = "main.ts", ...options }) {
  const config = readCdktfConfig(folder);
  const output = resolve(
    folder,
    options.output ?? process.env.CDKTF_OUTDIR ?? config.output ?? "cdktf.out",
  );
  const program = resolve(folder, entry);
  if (!existsSync(program)) {
    throw new CommandError(`there is no app at ${program}`, {
      hint: "Run this in a folder with a main.ts, or name the app's file as the argument.",
    });
  }
  ensureBindings(root, options.announce ? { announce: options.announce } : {});
  const app = bundle(root, program);
  const context = appContext(root, config);
  const made = { root, app, output, context: { ...context, hcl: options.hcl } };
  if (options.reuse && isCurrent(made)) return output;
  const packages = packagesOf(root, app.name, app.packages);
  /** @type {ReturnType<typeof runBundle> | undefined} */
  let ran;
  const stage = openStage(output);
  await tidied(stage.discard, async () => {
    const environment = {
      CDKTF_OUTDIR: stage.folder,
      CDKTF_CONTEXT_JSON: JSON.stringify(context),
      // With it, CDKTF would write the output of an app that reported errors.
      CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: undefined,
      // CDKTF leaves a copy of the bound modules here each time.
      TMPDIR: stage.temporary,
      ...(options.hcl === undefined ? {} : { SYNTH_HCL_OUTPUT: String(options.hcl) }),
    };
    try {
      inPlace(root, environment, () => {
        ran = withoutCreationStacks(() => runBundle(app, packages.require));
      });
    } catch (error) {
      throw isWriteFailure(error, stage.folder)
        ? outputError(output, error)
        : located(error, app, root);
    }
    await noticeSignals();
    if (!existsSync(join(stage.folder, "manifest.json"))) {
      throw new CommandError(`${program} wrote no stacks`, {
        hint: "Call `app.synth()` at its end, without waiting for anything before.",
      });
    }
    const files = filesUnder(stage.folder);
    stage.commit();
    if (options.reuse) rememberOutput(made, files);
  });
  ran?.remember();
  packages.remember();
  return output;
}

/**
 * What CDKTF's CLI puts into the app's context, and the assets' hash: by default that is of
 * everything beside the modules, so that any change there would rename the copied module.
 * @param {string} root
 * @param {import("./cdktf-config.mjs").CdktfConfig} config
 */
function appContext(root, config) {
  const given = process.env.CDKTF_CONTEXT_JSON;
  return {
    cdktfStaticModuleAssetHash: moduleSourcesHash(root).slice(0, 32).toUpperCase(),
    ...(config.context ?? (given ? JSON.parse(given) : {})),
    cdktfRelativeModules: localModules(readCdktfConfig(root)),
  };
}

/**
 * Runs something in a folder (bound modules are named relative to the repository) with some
 * environment variables, and puts both back.
 * @param {string} folder
 * @param {Record<string, string | undefined>} environment
 * @param {() => void} work
 */
function inPlace(folder, environment, work) {
  const before = process.cwd();
  const variables = Object.fromEntries(
    Object.keys(environment).map((name) => [name, process.env[name]]),
  );
  try {
    process.chdir(folder);
    setVariables(environment);
    work();
  } finally {
    process.chdir(before);
    setVariables(variables);
  }
}

/** @param {Record<string, string | undefined>} variables */
function setVariables(variables) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/**
 * @param {unknown} error
 * @param {string} folder
 */
function isWriteFailure(error, folder) {
  return (
    error instanceof Error &&
    "syscall" in error &&
    (["ENOSPC", "EDQUOT"].includes(String(Reflect.get(error, "code"))) ||
      ["path", "dest"].some((end) => String(Reflect.get(error, end)).startsWith(folder)))
  );
}
