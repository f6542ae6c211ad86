import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emulatorEnvironment, withoutAws } from "../../../scripts/emulator/environment";
import type { PlanJson, ResourceChange } from "../../../scripts/terraform/plan-json";
import { type TerraformRun, terraform } from "../../../scripts/terraform/run";
import { derived } from "./derive-state";

const SETTINGS = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
`;

const PROVIDER = "registry.terraform.io/hashicorp/aws";
const ROUNDS = 6;

type Schemas = Readonly<Record<string, { readonly version: number; readonly block: Block }>>;
interface Block {
  readonly attributes?: Readonly<
    Record<
      string,
      { readonly sensitive?: boolean; readonly type?: unknown; readonly computed?: boolean }
    >
  >;
}
interface Instance {
  readonly of: string;
  readonly change: NumberedChange;
  readonly attributes: unknown;
}
interface NumberedChange extends ResourceChange {
  readonly name: string;
  readonly index?: string | number;
}

/**
 * `node bin/run.mjs __tests__/review/support/make-corpus.ts [case…]`: plans each case of the corpus anew, with
 * the real provider and without AWS. What `before.tf` says is planned from nothing, what AWS would answer is
 * filled in, and `after.tf` is planned against that. It needs Terraform and minutes.
 */
export async function main({ root, argv }: { root: string; argv: string[] }): Promise<number> {
  const corpus = join(root, "__tests__", "review", "corpus");
  const all = (await readdir(corpus, { withFileTypes: true })).filter((one) => one.isDirectory());
  const planned = all.filter(({ name }) => existsSync(join(corpus, name, "before.tf")));
  const cases = argv.length > 0 ? argv : planned.map(({ name }) => name).sort();
  const directory = await mkdtemp(join(tmpdir(), "review-corpus-"));
  const run = { directory, environment: offline(root) };
  try {
    const schemas = await schemasIn(run);
    const states = await statesBefore(run, corpus, cases, schemas);
    for (const name of cases) {
      const state = states.filter((one) => one.of === name);
      const { json, text } = await planAfter(run, join(corpus, name, "after.tf"), state, schemas);
      // When it was planned is no part of a case.
      const content = { ...json, timestamp: "2026-01-01T00:00:00Z" };
      await writeFile(join(corpus, name, "plan.json"), `${JSON.stringify(content)}\n`);
      await writeFile(join(corpus, name, "plan.txt"), text);
      process.stdout.write(
        `${name}: ${state.length} there, ${(json.resource_changes ?? []).length} in the plan\n`,
      );
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return 0;
}

/** Providers are unpacked once for all; nobody answers at the endpoint, and nobody is asked. */
const offline = (root: string): NodeJS.ProcessEnv => ({
  TF_PLUGIN_CACHE_DIR: join(root, ".cache", "terraform-providers"),
  TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
  ...withoutAws(process.env),
  ...emulatorEnvironment("http://127.0.0.1:9", "eu-west-1"),
});

async function schemasIn(run: TerraformRun): Promise<Schemas> {
  await writeFile(join(run.directory, "main.tf"), SETTINGS);
  await terraform(run, ["init", "-input=false", "-no-color"]);
  const { provider_schemas } = JSON.parse(await terraform(run, ["providers", "schema", "-json"]));
  return provider_schemas[PROVIDER].resource_schemas;
}

/** All cases at once, each as a module, until nothing is left to be created. */
async function statesBefore(
  run: TerraformRun,
  corpus: string,
  cases: readonly string[],
  schemas: Schemas,
): Promise<Instance[]> {
  const calls = cases.map((name) => `module "${name}" {\n  source = "./cases/${name}"\n}\n`);
  for (const name of cases) {
    const folder = join(run.directory, "cases", name);
    await mkdir(folder, { recursive: true });
    await cp(join(corpus, name, "before.tf"), join(folder, "main.tf"));
  }
  await writeFile(join(run.directory, "main.tf"), `${SETTINGS}\n${calls.join("\n")}`);
  await terraform(run, ["init", "-input=false", "-no-color"]);
  const found: Instance[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await writeState(run, found, schemas, true);
    const { json } = await plan(run);
    const created = (json.resource_changes ?? []).filter(
      ({ mode, change }) => mode === "managed" && /^(create|update)$/.test(change.actions.join()),
    ) as NumberedChange[];
    if (created.length === 0 || round === ROUNDS - 1) {
      sayWhatIsLeft(json);
      break;
    }
    for (const change of created) {
      const [, of = "", ...rest] = change.address.split(".");
      const address = rest.join(".").replace(/\[[^\]]*\]$/, "");
      const called = json.configuration.root_module.module_calls?.[of]?.module;
      const { expressions = {} } = called?.resources?.find((one) => one.address === address) ?? {};
      const attributes = derived({
        type: change.type,
        name: change.name,
        ...(change.index === undefined ? {} : { index: change.index }),
        after: change.change.after ?? {},
        unknown: change.change.after_unknown,
        expressions,
        types: typesIn(schemas[change.type]?.block),
      });
      if (!attributes) continue;
      const known = found.findIndex((one) => one.change.address === change.address);
      if (known >= 0) found.splice(known, 1);
      found.push({ of, change, attributes });
    }
  }
  await rm(join(run.directory, "cases"), { recursive: true });
  return found;
}

/** What AWS would have answered otherwise than it is filled in: the case may show what nobody changed. */
function sayWhatIsLeft({ resource_changes = [] }: PlanJson): void {
  for (const { address, change } of resource_changes)
    if (!/^(no-op|read)$/.test(change.actions.join()))
      process.stdout.write(
        `not settled: ${address} ${change.actions.join()} ${JSON.stringify(change.replace_paths ?? [])}\n`,
      );
}

async function planAfter(
  run: TerraformRun,
  file: string,
  state: readonly Instance[],
  schemas: Schemas,
): Promise<{ json: PlanJson; text: string }> {
  await writeFile(join(run.directory, "main.tf"), SETTINGS);
  await cp(file, join(run.directory, "after.tf"));
  await rm(join(run.directory, ".terraform", "modules"), { recursive: true, force: true });
  await writeState(run, state, schemas, false);
  return plan(run);
}

async function plan(run: TerraformRun): Promise<{ json: PlanJson; text: string }> {
  const options = ["-refresh=false", "-lock=false", "-input=false", "-no-color"];
  const text = await terraform(run, ["plan", ...options, "-out=saved.tfplan"]);
  return { json: JSON.parse(await terraform(run, ["show", "-json", "saved.tfplan"])), text };
}

async function writeState(
  { directory }: TerraformRun,
  state: readonly Instance[],
  schemas: Schemas,
  inModules: boolean,
): Promise<void> {
  const resources = state.map(({ of, change: { type, name, index }, attributes }) => ({
    ...(inModules ? { module: `module.${of}` } : {}),
    mode: "managed",
    type,
    name,
    provider: `provider["${PROVIDER}"]`,
    ...(index === undefined ? {} : { each: typeof index === "number" ? "list" : "map" }),
    instances: [
      {
        ...(index === undefined ? {} : { index_key: index }),
        schema_version: schemas[type]?.version,
        attributes,
        sensitive_attributes: sensitiveIn(schemas[type]?.block),
      },
    ],
  }));
  await writeFile(
    join(directory, "terraform.tfstate"),
    JSON.stringify({
      version: 4,
      terraform_version: "1.11.0",
      serial: 1,
      lineage: "by-hand",
      resources: merged(resources),
    }),
  );
}

/** Instances of one resource stand together in a state. */
function merged<T extends { module?: string; type: string; name: string; instances: unknown[] }>(
  resources: readonly T[],
): T[] {
  const byName = new Map<string, T>();
  for (const one of resources) {
    const key = `${one.module} ${one.type} ${one.name}`;
    const known = byName.get(key);
    if (known) known.instances.push(...one.instances);
    else byName.set(key, one);
  }
  return [...byName.values()];
}

/** Only of what AWS may answer. */
const typesIn = (block: Block | undefined) =>
  Object.fromEntries(
    Object.entries(block?.attributes ?? {})
      .filter(([, { computed }]) => computed)
      .map(([name, { type }]) => [name, type]),
  );

const sensitiveIn = (block: Block | undefined) =>
  Object.entries(block?.attributes ?? {})
    .filter(([, { sensitive }]) => sensitive)
    .map(([name]) => [{ type: "get_attr", value: name }]);
