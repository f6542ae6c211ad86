import type { Configuration } from "../stacks/stack";

/**
 * The addresses of what is there or not as the pause pointer says: whatever has a `count` that comes from it, directly
 * or through locals.
 * @param pointer the parameter's name in AWS
 */
export function gatedAddresses(
  { resource = {}, locals = {} }: Configuration,
  pointer: string,
): string[] {
  const parameters = Object.entries(resource.aws_ssm_parameter ?? {});
  const references = new Set(
    parameters
      .filter(([, { name }]) => name === pointer)
      .map(([name]) => `aws_ssm_parameter.${name}`),
  );
  const dependsOnIt = (value: unknown): boolean => {
    const text = JSON.stringify(value ?? "");
    return [...references].some((one) => new RegExp(`\\b${one}(?![\\w-])`).test(text));
  };
  for (let known = -1; known !== references.size; ) {
    known = references.size;
    for (const [name, value] of Object.entries(locals))
      if (dependsOnIt(value)) references.add(`local.${name}`);
  }
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named)
      .filter(([, { count }]) => dependsOnIt(count))
      .map(([name]) => `${type}.${name}`),
  );
}
