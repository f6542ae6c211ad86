import { existsSync, readFileSync } from "node:fs";
import { collect } from "../../../src/envs/loading/collect";
import { ConfigurationError, sortProblems } from "../../../src/problem";
import { CommandError, exitCodes } from "../../lib/errors.mjs";
import { type Policy, policyFileSchema } from "./schema";

/** Read where it is there and no other is named. */
export const POLICY_FILE = "review-policies.json";

/** The team's own policies: a named file has to be there, the usual one need not. */
export function readPolicies(file: string | undefined): readonly Policy[] {
  const path = file ?? POLICY_FILE;
  if (file === undefined && !existsSync(path)) return [];
  const { value, problems } = collect(policyFileSchema, jsonIn(path));
  if (value === undefined || problems.length > 0)
    throw new ConfigurationError(path, sortProblems(problems));
  return value.policies;
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandError(
      code === undefined ? `${path} is no JSON` : `the policies ${path} cannot be read`,
      {
        hint: code === undefined ? message : `The system said: ${code}`,
        exitCode: code === undefined ? exitCodes.configuration : exitCodes.usage,
      },
    );
  }
}
