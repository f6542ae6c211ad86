import type { z } from "zod";
import { valueAt } from "./paths";

/** The parts of a schema's definition that lead further in. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  /** The field that tells the options apart. */
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
}

/**
 * The fields an object at this path may have, of the kind that the input says it is; none where
 * the schema knows no object there.
 */
export function fieldsAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  input: unknown,
): string[] {
  const ends = path.reduce(
    (nodes, key, depth) =>
      nodes.flatMap((node) => step(node, key, valueAt(input, path.slice(0, depth)))),
    [schema],
  );
  const fields = ends
    .flatMap((node) => unwrap(node, valueAt(input, path)))
    .flatMap((node) => Object.keys(definition(node).shape ?? {}));
  return [...new Set(fields)];
}

function step(schema: z.core.$ZodType, key: PropertyKey, value: unknown): z.core.$ZodType[] {
  return unwrap(schema, value).flatMap((node) => {
    const { shape, valueType, element } = definition(node);
    const field = shape && Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
    return [field, valueType, element].filter((found) => found !== undefined);
  });
}

/** Looks through defaults, transformations and unions, to what they are made of. */
function unwrap(schema: z.core.$ZodType, value: unknown): z.core.$ZodType[] {
  const { innerType, in: input, options, discriminator } = definition(schema);
  const inner = innerType ?? input;
  if (inner) return unwrap(inner, value);
  if (!options) return [schema];
  const objects = options.flatMap((option) => unwrap(option, value));
  return discriminator === undefined
    ? objects
    : objects.filter((object) => isOfKind(object, discriminator, value));
}

function isOfKind(object: z.core.$ZodType, discriminator: string, value: unknown): boolean {
  const field = definition(object).shape?.[discriminator];
  const kinds = field && unwrap(field, undefined).flatMap((kind) => definition(kind).values ?? []);
  return kinds?.includes(valueAt(value, [discriminator])) ?? true;
}

const definition = (schema: z.core.$ZodType): Definition => schema._zod.def as Definition;
