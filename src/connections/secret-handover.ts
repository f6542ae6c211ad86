import { type AttributeOf, type HandoverPart, secretReference, variablePrefix } from "./handover";

/** Where a secret is in the environment's literal. */
export const secretTarget = (key: string): string => `secrets.${key}`;

/** The ARN of a secret of the environment, by its key. */
export const secretArn = (key: string): AttributeOf => ({
  target: secretTarget(key),
  attribute: "arn",
});

/** Secrets that a workload reads by itself. */
export const secretsHandover = (keys: readonly string[]): HandoverPart[] =>
  keys.map((key) => secretReference(variablePrefix(key), secretArn(key)));
