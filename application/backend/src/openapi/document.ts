import type { SwaggerTransform, SwaggerTransformObject } from "@fastify/swagger";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

/** What is asked of a document here, of whichever version of OpenAPI. */
interface Described {
  readonly paths?: object;
  readonly components?: { readonly schemas?: Readonly<Record<string, object>> };
}

type Responses = Readonly<Record<string, { headers?: object }>>;

/** The transformation of zod's schemas, which leaves out what answers have for header fields. */
export const describeRoute: SwaggerTransform = (route) => {
  const transformed = jsonSchemaTransform(route);
  const given = (route.schema?.response ?? {}) as Responses;
  const described = (transformed.schema.response ?? {}) as Responses;
  for (const [status, { headers }] of Object.entries(given)) {
    const answer = described[status];
    if (answer && headers && Object.keys(headers).length > 0) answer.headers = headers;
  }
  return transformed;
};

/** The same of the whole, which has each schema twice: without those that nothing refers to. */
export const describeAll: SwaggerTransformObject = (given) => {
  const document = jsonSchemaTransformObject(given) as Described;
  const { schemas = {} } = document.components ?? {};
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name = ""] of JSON.stringify(part).matchAll(
      /"#\/components\/schemas\/([^"]+)"/g,
    )) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name] ?? {});
    }
  };
  follow(document.paths ?? {});
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  const components = { ...document.components, schemas: Object.fromEntries(kept) };
  return { ...document, components } as ReturnType<SwaggerTransformObject>;
};
