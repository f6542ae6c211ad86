import type { z } from "zod";

/** The parts of a schema's definition that lead further in. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
}

/** The fields an object at this path may have; none where the schema knows no object there. */
export function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const ends = path.reduce((nodes, key) => nodes.flatMap((node) => step(node, key)), [schema]);
  const fields = ends.flatMap(unwrap).flatMap((node) => Object.keys(definition(node).shape ?? {}));
  return [...new Set(fields)];
}

function step(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  return unwrap(schema).flatMap((node) => {
    const { shape, valueType, element } = definition(node);
    const field = shape && Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
    return [field, valueType, element].filter((found) => found !== undefined);
  });
}

/** Looks through defaults, transformations and unions, to what they are made of. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { innerType, in: input, options } = definition(schema);
  const inner = innerType ?? input;
  if (inner) return unwrap(inner);
  return options ? options.flatMap(unwrap) : [schema];
}

const definition = (schema: z.core.$ZodType): Definition => schema._zod.def as Definition;
