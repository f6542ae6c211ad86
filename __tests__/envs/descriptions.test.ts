import { expect, test } from "vitest";
import { z } from "zod";
import { environmentSchema } from "../../src/envs/environment";
import { platformSchema } from "../../src/envs/platform-schema";

interface JsonSchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

test.each([
  ["an environment", environmentSchema],
  ["the platform", platformSchema],
])("every field of %s says what it is for", (_, schema) => {
  const fields = fieldsOf(z.toJSONSchema(schema, { io: "input" }) as JsonSchema);
  expect(fields.length).toBeGreaterThan(20);
  expect(fields.filter(({ description }) => !description).map(({ path }) => path)).toEqual([]);
});

/** Every field, however deep, with its path as an editor would show it. */
function fieldsOf(schema: JsonSchema, path = ""): { path: string; description?: string }[] {
  const { properties = {}, additionalProperties, items } = schema;
  const own = Object.entries(properties).flatMap(([name, field]) => [
    { ...field, path: `${path}${name}` },
    ...fieldsOf(field, `${path}${name}.`),
  ]);
  const alternatives = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((each) => each ?? []);
  return [
    ...own,
    ...alternatives.flatMap((alternative) => fieldsOf(alternative, path)),
    ...(items ? fieldsOf(items, `${path}[].`) : []),
    ...(typeof additionalProperties === "object"
      ? fieldsOf(additionalProperties, `${path}*.`)
      : []),
  ];
}
