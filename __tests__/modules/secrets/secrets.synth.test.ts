import { TerraformOutput } from "cdktf";
import { expect, test } from "vitest";
import type { z } from "zod";
import { secretsSchema, settingsSchema } from "../../../src/modules/secrets/config";
import { Secrets } from "../../../src/modules/secrets/secrets";
import type { Lifecycle } from "../../../src/schema";
import { naming, synthesize } from "../../support/bare-stack";

interface Given {
  readonly secrets?: z.input<typeof secretsSchema>;
  readonly settings?: z.input<typeof settingsSchema>;
  readonly lifecycle?: Lifecycle;
  readonly kmsKeyArn?: string;
  /** Looks something up in the construct; what it finds is the output `found`. */
  readonly find?: (secrets: Secrets) => string | undefined;
}

function synthesizeSecrets({ secrets, settings, find, lifecycle, ...rest }: Given) {
  const synthesized = synthesize((stack) => {
    const built = new Secrets(stack, "Secrets", {
      naming,
      lifecycle: lifecycle ?? "disposable",
      config: { secrets: secretsSchema.parse(secrets), settings: settingsSchema.parse(settings) },
      ...rest,
    });
    if (find) new TerraformOutput(stack, "found", { value: find(built) });
  });
  const { module, output } = synthesized.json as {
    readonly module?: Readonly<Record<string, unknown>>;
    readonly output?: { readonly found: { readonly value: string } };
  };
  return { ...synthesized, modules: module ?? {}, found: output?.found.value };
}

const generated = { kind: "generated" } as const;
const supplied = { kind: "supplied" } as const;

test("a generated secret is made by Terraform, at a name below the environment's", () => {
  const secrets = { "session-key": { ...generated, length: 64, symbols: true, version: 2 } };
  expect(synthesizeSecrets({ secrets }).modules.session_key).toMatchObject({
    name: "/acme/test/session-key",
    length: 64,
    symbols: true,
    value_version: 2,
  });
});

test("a generated secret is never read back", () => {
  const { modules } = synthesizeSecrets({ secrets: { "session-key": generated } });
  expect(modules.session_key).not.toHaveProperty("read_back");
});

test("a secret says what it is for", () => {
  const description = "Signs the sessions of the shop";
  const secrets = { a: { ...supplied, description }, b: { ...generated, description } };
  const { resource, modules } = synthesizeSecrets({ secrets });
  expect(resource("aws_secretsmanager_secret.a")).toMatchObject({ description });
  expect(modules.b).toMatchObject({ description });
});

test("a supplied secret is created empty", () => {
  const { resource, resources } = synthesizeSecrets({ secrets: { "stripe-key": supplied } });
  expect(resource("aws_secretsmanager_secret.stripe_key").name).toBe("/acme/test/stripe-key");
  expect(resources("aws_secretsmanager_secret_version")).toEqual({});
});

test("a system may prescribe a secret's name", () => {
  const secrets = { a: { ...supplied, name: "legacy/key" }, b: { ...generated, name: "other" } };
  const { resource, modules } = synthesizeSecrets({ secrets });
  expect(resource("aws_secretsmanager_secret.a").name).toBe("legacy/key");
  expect(modules.b).toMatchObject({ name: "other" });
});

test.each([
  ["disposable", 0],
  ["durable", 30],
] as const)("a secret of a %s environment can be restored for %i days", (lifecycle, days) => {
  const secrets = { a: supplied, b: generated };
  const { resource, modules } = synthesizeSecrets({ secrets, lifecycle });
  expect(resource("aws_secretsmanager_secret.a").recovery_window_in_days).toBe(days);
  expect(modules.b).toMatchObject({ recovery_window_in_days: days });
});

test("secrets are encrypted with the given key", () => {
  const secrets = { a: supplied, b: generated };
  const { resource, modules } = synthesizeSecrets({ secrets, kmsKeyArn: "arn:key" });
  expect(resource("aws_secretsmanager_secret.a").kms_key_id).toBe("arn:key");
  expect(modules.b).toMatchObject({ kms_key_id: "arn:key" });
});

test("a setting is a parameter whose value a reviewer sees in the plan", () => {
  const { resource } = synthesizeSecrets({ settings: { "log-level": "debug", workers: 4 } });
  expect(resource("aws_ssm_parameter.log_level")).toMatchObject({
    name: "/acme/test/settings/log-level",
    type: "String",
    insecure_value: "debug",
  });
  expect(resource("aws_ssm_parameter.workers").insecure_value).toBe("4");
});

test("a system may prescribe a setting's name", () => {
  const settings = { url: { value: "https://example.com", name: "/legacy/url" } };
  expect(synthesizeSecrets({ settings }).resource("aws_ssm_parameter.url")).toMatchObject({
    name: "/legacy/url",
    insecure_value: "https://example.com",
  });
});

test.each([
  ["a generated secret", "module.b.arn", (built: Secrets) => built.arns.b],
  ["a supplied secret", "aws_secretsmanager_secret.a.arn", (built: Secrets) => built.arns.a],
  ["a setting", "aws_ssm_parameter.c.arn", (built: Secrets) => built.settingArns.c],
])("%s is handed out as a reference", (_, reference, find) => {
  const secrets = { a: supplied, b: generated };
  expect(synthesizeSecrets({ secrets, settings: { c: "1" }, find }).found).toBe(`\${${reference}}`);
});
