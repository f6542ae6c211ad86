import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/lib/errors.mjs";
import { refuseForeignProviders } from "../../../scripts/terraform/foreign-providers";

describe("a provider that terraform init installed", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "providers-"));
    write("cdk.tf.json", '{"terraform":{"required_providers":{"aws":{"source":"aws"}}}}');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const write = (file: string, text: string) => writeFileSync(join(directory, file), text);

  const installed = (...addresses: string[]) =>
    write(
      ".terraform.lock.hcl",
      addresses.map((one) => `provider "${one}" {\n  version = "1.0.0"\n}\n`).join("\n"),
    );

  test("is one of HashiCorp's own", async () => {
    installed("registry.terraform.io/hashicorp/aws");

    await expect(refuseForeignProviders(directory)).resolves.toBeUndefined();
  });

  test("is refused where only the state can have named it, before any of it runs", async () => {
    installed("registry.terraform.io/hashicorp/aws", "registry.terraform.io/stranger/aws");

    await expect(refuseForeignProviders(directory)).rejects.toMatchObject({
      message: "the state asks for registry.terraform.io/stranger/aws, the configuration does not",
      exitCode: exitCodes.refused,
    });
  });

  test("is refused from another registry, whatever it is called", async () => {
    installed("registry.example.com/hashicorp/aws");

    await expect(refuseForeignProviders(directory)).rejects.toMatchObject({
      exitCode: exitCodes.refused,
    });
  });

  test("is taken where the stack requires it", async () => {
    write("cdk.tf.json", '{"terraform":{"required_providers":{"dns":{"source":"Example/dns"}}}}');
    installed("registry.terraform.io/example/dns");

    await expect(refuseForeignProviders(directory)).resolves.toBeUndefined();
  });

  test("is taken where a module that was installed requires it", async () => {
    mkdirSync(join(directory, ".terraform", "modules", "zone"), { recursive: true });
    write(
      join(".terraform", "modules", "zone", "versions.tf"),
      'terraform {\n  required_providers {\n    dns = { source = "example/dns" }\n  }\n}\n',
    );
    installed("registry.terraform.io/example/dns");

    await expect(refuseForeignProviders(directory)).resolves.toBeUndefined();
  });
});
