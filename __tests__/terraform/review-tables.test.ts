import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { KEEPING } from "../../scripts/review/tables/keeping";
import { PROTECTING } from "../../scripts/review/tables/protections";
import { SERVING } from "../../scripts/review/tables/serving";
import { SHRINKING } from "../../scripts/review/tables/shrinking";
import { terraform } from "../../scripts/terraform/run";
import { init } from "../../scripts/terraform/steps";
import { environmentFor } from "../support/plans";
import { describeTerraform } from "../support/tier";

interface Block {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

/** A table of types and fields that names what no provider has would never find anything. */
describeTerraform("the tables of reviews name what the AWS provider has", (tier) => {
  let fields: ReadonlyMap<string, ReadonlySet<string>>;

  beforeAll(async () => {
    const directory = join(tier.temporary, "review-tables");
    await mkdir(directory);
    const required_providers = { aws: { source: "hashicorp/aws", version: "~> 5.100" } };
    await writeFile(
      join(directory, "main.tf.json"),
      JSON.stringify({ terraform: { required_providers } }),
    );
    const run = { directory, environment: await environmentFor("http://127.0.0.1:9") };
    await init(run);
    const { provider_schemas } = JSON.parse(await terraform(run, ["providers", "schema", "-json"]));
    const { resource_schemas } = provider_schemas["registry.terraform.io/hashicorp/aws"];
    const all = Object.entries(resource_schemas as Record<string, { block: Block }>);
    fields = new Map(all.map(([type, { block }]) => [type, new Set(fieldsOf(block))]));
  });

  test.each([
    ["keep data", KEEPING],
    ["serve", SERVING],
  ])("types that %s", (_, table) => {
    const own = Object.keys(table).filter((type) => type.startsWith("aws_"));
    expect(own.filter((type) => !fields.has(type))).toEqual([]);
  });

  test("arguments that keep a type from being destroyed, or empty it", () => {
    const wrong = Object.entries(KEEPING).flatMap(([type, keeping]) => {
      const names = [
        keeping.protectedBy?.[0],
        keeping.emptiedBy,
        keeping.staysWith,
        keeping.withoutSnapshot,
      ];
      if (!type.startsWith("aws_")) return [];
      return names
        .filter((name) => name !== undefined && !fields.get(type)?.has(name))
        .map((name) => `${type}.${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test("arguments that only one at a time can have", () => {
    const wrong = Object.entries(SERVING).filter(
      ([type, { unique }]) => unique !== undefined && !fields.get(type)?.has(unique),
    );
    expect(wrong.map(([type]) => type)).toEqual([]);
  });

  test("fields that say how long something is kept", () => {
    const wrong = SHRINKING.filter(({ type, path }) => !fields.get(type)?.has(path.join(".")));
    expect(wrong).toEqual([]);
  });

  test("fields that protect", () => {
    const wrong = PROTECTING.filter(
      ({ field, types }) =>
        ![...fields].some(
          ([type, names]) =>
            (types?.test(type) ?? true) && [...names].some((name) => field.test(name)),
        ),
    );
    expect(wrong.map(({ field }) => field.source)).toEqual([]);
  });
});

const DEEPEST = 6;

function fieldsOf({ attributes = {}, block_types = {} }: Block, prefix = "", depth = 0): string[] {
  if (depth > DEEPEST) return [];
  return [
    ...Object.keys(attributes).map((name) => `${prefix}${name}`),
    ...Object.entries(block_types).flatMap(([name, { block }]) => [
      `${prefix}${name}`,
      ...fieldsOf(block, `${prefix}${name}.`, depth + 1),
    ]),
  ];
}
