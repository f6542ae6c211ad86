import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlanJson } from "../../scripts/terraform/plan-json";
import { type TerraformRun, terraform } from "../../scripts/terraform/run";
import { init, showPlan } from "../../scripts/terraform/steps";
import type { Json } from "./bare-stack";
import { environmentFor, sayWhatTerraformSaid } from "./plans";

const PROVIDER = "registry.terraform.io/hashicorp/aws";

/** A resource of a state made by hand. Blocks may be written like in JSON configuration, without a list. */
export interface KnownResource {
  readonly type: string;
  readonly name: string;
  readonly attributes: Json;
  /** Where it has a `count`. */
  readonly index?: number;
}

interface Block {
  readonly attributes?: Readonly<Record<string, { readonly sensitive?: boolean }>>;
  readonly block_types?: Readonly<
    Record<string, { readonly nesting_mode: string; readonly block: Block }>
  >;
}

interface ResourceSchema {
  readonly version: number;
  readonly block: Block;
}

/** Plans a configuration (resources and locals) where a state made by hand says what is there. */
export type Plan = (state: readonly KnownResource[], configuration: Json) => Promise<PlanJson>;

/** The real provider in a new folder, cut off from AWS: it only compares, which is what a plan does. */
export async function offlineProvider(directory: string): Promise<Plan> {
  const run = { directory, environment: await environmentFor("http://127.0.0.1:9") };
  await mkdir(directory);
  await write(run, "main.tf.json", settings());
  await init(run).catch(sayWhatTerraformSaid);
  const schemas = await schemasIn(run);
  return async (state, configuration) => {
    await write(run, "main.tf.json", { ...configuration, ...settings() });
    await write(run, "terraform.tfstate", stateFile(state, schemas));
    const options = ["-refresh=false", "-lock=false", "-no-color", "-out=saved.tfplan"];
    await terraform(run, ["plan", ...options]).catch(sayWhatTerraformSaid);
    return showPlan(run);
  };
}

const write = ({ directory }: TerraformRun, file: string, content: object) =>
  writeFile(join(directory, file), JSON.stringify(content));

function settings() {
  const asked = ["credentials_validation", "requesting_account_id", "metadata_api_check"];
  const skip = Object.fromEntries(asked.map((check) => [`skip_${check}`, true]));
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: "~> 5.100" } } },
    provider: { aws: { region: "eu-west-1", ...skip } },
  };
}

async function schemasIn(run: TerraformRun): Promise<Readonly<Record<string, ResourceSchema>>> {
  const { provider_schemas } = JSON.parse(await terraform(run, ["providers", "schema", "-json"]));
  return provider_schemas[PROVIDER].resource_schemas;
}

function stateFile(
  state: readonly KnownResource[],
  schemas: Readonly<Record<string, ResourceSchema>>,
) {
  const resources = state.map(({ type, name, attributes, index }) => ({
    mode: "managed",
    type,
    name,
    provider: `provider["${PROVIDER}"]`,
    instances: [
      {
        ...(index === undefined ? {} : { index_key: index }),
        schema_version: schemas[type]?.version,
        attributes: withLists(attributes, schemas[type]?.block),
        sensitive_attributes: sensitiveIn(schemas[type]?.block),
      },
    ],
  }));
  return { version: 4, terraform_version: "1.11.0", serial: 1, lineage: "by-hand", resources };
}

function withLists(values: Json, block: Block | undefined): Json {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = block?.block_types?.[name];
      if (type === undefined || type.nesting_mode === "single") return [name, value];
      const all: readonly Json[] = Array.isArray(value) ? value : [value];
      return [name, all.map((one) => withLists(one, type.block))];
    }),
  );
}

/** Terraform keeps the paths of secret attributes, and calls it a change when they differ. */
const sensitiveIn = (block: Block | undefined) =>
  Object.entries(block?.attributes ?? {})
    .filter(([, { sensitive }]) => sensitive)
    .map(([name]) => [{ type: "get_attr", value: name }]);
