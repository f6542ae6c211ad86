import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { STATEFUL_TYPES } from "../../scripts/addresses/stateful-types";
import type { PlanJson } from "../../scripts/terraform/plan-json";
import { type TerraformRun, terraform } from "../../scripts/terraform/run";
import { init, showPlan } from "../../scripts/terraform/steps";
import { environmentFor, sayWhatTerraformSaid } from "../support/plans";
import { REPLACEMENTS } from "../support/replacements";
import { describeTerraform } from "../support/tier";

const types = Object.keys(STATEFUL_TYPES).filter((type) => type.startsWith("aws_"));
const cases = Object.entries(REPLACEMENTS).flatMap(([type, { is, changes }]) =>
  Object.entries(changes).map(([argument, change]) => ({ type, argument, is, change })),
);

/**
 * One resource for each argument of the table: in a state made by hand it is as it was, in the
 * configuration the argument has changed. Nothing is asked of AWS; the provider only compares.
 */
describeTerraform("the arguments that replace something stateful", (tier) => {
  let plan: PlanJson;

  beforeAll(async () => {
    const directory = join(tier.temporary, "replacements");
    plan = await comparedByProvider(directory).catch(sayWhatTerraformSaid);
  });

  describe.each(types)("of %s", (type) => {
    const arguments_ = STATEFUL_TYPES[type]?.replacedBy ?? [];
    test.each(arguments_)("include %s, says the provider", (argument) => {
      const change = plan.resource_changes?.find(
        ({ address }) => address === `${type}.${argument}`,
      );
      expect(change?.change.replace_paths?.map(([name]) => name)).toContain(argument);
    });
  });
});

async function comparedByProvider(directory: string): Promise<PlanJson> {
  const run = { directory, environment: await environmentFor("http://127.0.0.1:9") };
  await mkdir(directory);
  await writeFile(join(directory, "main.tf.json"), JSON.stringify(configuration()));
  await init(run);
  await writeFile(join(directory, "terraform.tfstate"), JSON.stringify(await state(run)));
  await terraform(run, ["plan", "-refresh=false", "-lock=false", "-out=saved.tfplan"]);
  return showPlan(run);
}

function configuration() {
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, argument, is, change } of cases) {
    resource[type] = { ...resource[type], [argument]: { ...is, ...change } };
  }
  const offline = ["credentials_validation", "requesting_account_id", "metadata_api_check"];
  const skip = Object.fromEntries(offline.map((check) => [`skip_${check}`, true]));
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: "~> 5.100" } } },
    provider: { aws: { region: "eu-west-1", ...skip } },
    resource,
  };
}

async function state(run: TerraformRun) {
  const name = "registry.terraform.io/hashicorp/aws";
  const schema = JSON.parse(await terraform(run, ["providers", "schema", "-json"])) as {
    provider_schemas: Record<string, { resource_schemas: Record<string, { version: number }> }>;
  };
  const schemas = schema.provider_schemas[name]?.resource_schemas;
  const resources = cases.map(({ type, argument, is }) => ({
    mode: "managed",
    type,
    name: argument,
    provider: `provider["${name}"]`,
    instances: [{ schema_version: schemas?.[type]?.version, attributes: { id: "known", ...is } }],
  }));
  return { version: 4, terraform_version: "1.11.0", serial: 1, lineage: "replacements", resources };
}
