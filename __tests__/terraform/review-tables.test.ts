import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { CAPACITY } from "../../scripts/review/tables/capacity";
import { KEEPING } from "../../scripts/review/tables/keeping";
import { PROTECTING } from "../../scripts/review/tables/protections";
import { PUBLIC_SWITCHES } from "../../scripts/review/tables/public-switches";
import { RUNS_AS } from "../../scripts/review/tables/runs-as";
import { SERVING } from "../../scripts/review/tables/serving";
import { SHRINKING } from "../../scripts/review/tables/shrinking";
import { STOPPING } from "../../scripts/review/tables/stopping";
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

  test.each([
    ["stop or restart something", STOPPING.map(({ types, path }) => [types, path] as const)],
    ["say how much there is", CAPACITY],
    ["say with whose permissions it runs", RUNS_AS],
    [
      "put something on the internet",
      PUBLIC_SWITCHES.map(({ types, path }) => [types, path] as const),
    ],
  ])("fields that %s", (_, table) => {
    const wrong = table.filter(
      ([types, path]) =>
        !/google|azurerm/.test(types.source) &&
        ![...fields].some(([type, names]) => types.test(type) && hasPath(names, path)),
    );
    expect(wrong.map(([types, path]) => `${types.source} ${path.join(".")}`)).toEqual([]);
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

/** What is in a map is no part of a schema. */
const hasPath = (names: ReadonlySet<string>, path: readonly string[]): boolean =>
  names.has(path.join(".")) ||
  (names.has(path[0] ?? "") && ![...names].some((name) => name.startsWith(`${path[0]}.`)));

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
