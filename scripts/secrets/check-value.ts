import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { DeployedSecret } from "./secret";

/** Source: Secrets Manager's API Reference, PutSecretValue, SecretString. */
const MOST_BYTES = 65_536;

/**
 * Refuses a value that cannot be right. What is wrong is said without any of it.
 * @throws an empty one, one that Secrets Manager does not take, and one without the keys that workloads take from it
 */
export function checkValue({ name, usedBy }: DeployedSecret, value: string): void {
  if (value.trim() === "") throw unusable(name, "it is empty");
  const bytes = Buffer.byteLength(value);
  if (bytes > MOST_BYTES)
    throw unusable(name, `it has ${bytes} bytes, and Secrets Manager takes ${MOST_BYTES}`);
  const keys = [...new Set(usedBy.flatMap(({ jsonKey }) => jsonKey ?? []))];
  if (keys.length === 0) return;
  const object = objectIn(value);
  const example = `{${keys.map((key) => `"${key}": "…"`).join(", ")}}`;
  if (!object) throw unusable(name, `it is no JSON object like ${example}`);
  const missing = keys.filter((key) => !Object.hasOwn(object, key));
  if (missing.length > 0)
    throw unusable(name, `it has no ${missing.join(" and no ")}; it has to be like ${example}`);
}

function objectIn(value: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? parsed
      : undefined;
  } catch {
    return undefined;
  }
}

const unusable = (name: string, why: string) =>
  new CommandError(`that is no value for ${name}: ${why}`, {
    hint: "Nothing was changed.",
    exitCode: exitCodes.usage,
  });
