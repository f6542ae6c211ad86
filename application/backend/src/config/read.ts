import type { z } from "zod";

/** Variables that are missing or wrong. The message lists all of them, and no value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly problems: readonly string[]) {
    super(`the configuration is not usable:\n${problems.map((line) => `  ${line}`).join("\n")}`);
  }
}

/**
 * Reads a program's configuration from environment variables. An empty variable counts as missing,
 * which is what compose files and shells make of one that is not set.
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  variables: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given, { error: missing });
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  );
}

const missing: z.core.$ZodErrorMap = ({ input }) =>
  input === undefined ? "is missing" : undefined;
