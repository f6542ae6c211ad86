import type { ModuleConfiguration } from "../terraform/plan-json";

/** Names of arguments, by address. */
export type Configured = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The arguments that a configuration sets, by the address of the resource without keys of `count` or
 * `for_each`. What the provider computes by itself is none of them.
 */
export function configuredArguments(module: ModuleConfiguration, prefix = ""): Configured {
  const own = (module.resources ?? []).map(
    ({ address, expressions = {} }) =>
      [`${prefix}${address}`, new Set(Object.keys(expressions))] as const,
  );
  const called = Object.entries(module.module_calls ?? {}).flatMap(([name, call]) => [
    ...configuredArguments(call.module ?? {}, `${prefix}module.${name}.`),
  ]);
  return new Map([...own, ...called]);
}

/** `aws_subnet.main` of `module.a["x"].aws_subnet.main[0]` is `module.a.aws_subnet.main`. */
export const withoutKeys = (address: string): string =>
  address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
