import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Configuration, Stack, StackKind, StateLocation } from "./stack";

interface Synthesized extends Configuration {
  readonly terraform?: {
    readonly backend?: {
      readonly s3?: Readonly<Record<string, unknown>>;
    };
  };
  readonly provider?: {
    readonly aws?: readonly {
      readonly region?: string;
      readonly allowed_account_ids?: readonly string[];
      readonly default_tags?: readonly { readonly tags?: Readonly<Record<string, string>> }[];
    }[];
  };
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly name: string; readonly workingDirectory: string }>
  >;
}

/** Every stack of an output folder, as synthesis wrote it. */
export function readStacks(output: string): Stack[] {
  const manifest = JSON.parse(readFileSync(join(output, "manifest.json"), "utf8")) as Manifest;
  return Object.values(manifest.stacks).map(({ name, workingDirectory }) =>
    readStack(name, join(output, workingDirectory, "cdk.tf.json")),
  );
}

function readStack(name: string, file: string): Stack {
  const configuration = JSON.parse(readFileSync(file, "utf8")) as Synthesized;
  const [provider] = configuration.provider?.aws ?? [];
  const [accountId] = provider?.allowed_account_ids ?? [];
  const tags = provider?.default_tags?.[0]?.tags ?? {};
  const backend = stateLocation(configuration.terraform?.backend?.s3 ?? {});
  const { Platform: platform, Environment: environment } = tags;
  if (!provider?.region || !accountId || !platform || !environment || !backend) {
    throw new CommandError(`the stack ${name} is not one of a platform`, {
      hint: `${file} must have a state in S3 and an AWS provider with a region, allowed_account_ids and the tags Platform and Environment: derive the stack from PlatformStack.`,
      exitCode: exitCodes.configuration,
    });
  }
  const kind = kindOf(environment, backend.key);
  const folder = dirname(file);
  const { region } = provider;
  return { name, kind, platform, environment, accountId, region, folder, backend, configuration };
}

function kindOf(environment: string, stateKey: string): StackKind {
  if (environment !== "shared") return "environment";
  return stateKey.endsWith("/bootstrap") ? "bootstrap" : "shared";
}

function stateLocation(s3: Readonly<Record<string, unknown>>): StateLocation | undefined {
  const { bucket, key, region, kms_key_id, dynamodb_table } = s3;
  if ([bucket, key, region, kms_key_id].some((value) => typeof value !== "string"))
    return undefined;
  return {
    bucket: String(bucket),
    key: String(key),
    region: String(region),
    kmsKeyId: String(kms_key_id),
    lockTable: typeof dynamodb_table === "string" ? dynamodb_table : undefined,
  };
}
