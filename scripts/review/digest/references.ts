import { isNothing, isValues } from "../model/values";

/**
 * Blocks that say where a secret is, and are called like one: `secrets` of a container, `secretOptions` of its log,
 * `repositoryCredentials`. Only these fields of theirs say it.
 */
const HOLDERS = /^(secrets?|secret_?options|(repository|registry)_?credentials?)$/i;
const FIELDS = /^(name|type|value_?from|credentials?(_?(parameter|provider))?)$/i;

/** Where a secret is kept: no secret by itself. Of a key in a secret it has the name after the ARN. */
const ARN =
  /arn:aws[\w-]*:(?:secretsmanager|ssm):[\w-]*:\d*:(?:secret:|parameter\/)[\w/+.@-]+(?::[\w.-]*){0,3}/g;

/** Of a variable whose value only names the secret. Source: CodeBuild, EnvironmentVariable. */
const STORED = /^(SECRETS_MANAGER|PARAMETER_STORE)$/;

/** Every place of a secret that a text names. */
export const placesIn = (text: string): readonly string[] => text.match(ARN) ?? [];

const isArn = (value: unknown): boolean =>
  typeof value === "string" && placesIn(value)[0] === value;

type Path = readonly (string | number)[];

/** Whether what stands at a path, or is below it, only says where a secret is. */
export function isReference(path: Path, before: unknown, after: unknown): boolean {
  const sides = [before, after].filter((one) => !isNothing(one));
  if (sides.length > 0 && sides.every(isArn)) return true;
  const names = path.filter((step) => typeof step === "string");
  const last = names.at(-1) ?? "";
  if (HOLDERS.test(last)) return sides.every(isBlocks);
  return FIELDS.test(last) && HOLDERS.test(names.at(-2) ?? "") && typeof path.at(-1) === "string";
}

/** Blocks of nothing but references. */
const isBlocks = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((one) => isArn(one) || (isBlocks(one) && !Array.isArray(one)))
    : isValues(value) && Object.keys(value).every((name) => FIELDS.test(name));

/** A variable of a build that is read from a store. */
export const isStored = (block: unknown): boolean =>
  isValues(block) && typeof block.type === "string" && STORED.test(block.type);
