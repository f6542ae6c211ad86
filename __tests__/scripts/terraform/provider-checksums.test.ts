import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkProvidersNoMore } from "../../../scripts/terraform/provider-checksums";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "lock-file-"));
});

afterEach(() => rmSync(directory, { recursive: true }));

test("the lock file of a work directory keeps its versions and loses its checksums", async () => {
  const file = join(directory, ".terraform.lock.hcl");
  writeFileSync(
    file,
    `provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.100.0"
  constraints = "5.100.0"
  hashes = [
    "h1:edXOJWE4ORX8Fm+dpVpICzMZJat4AX0VRCAy/xkcOc0=",
    "zh:054b8dd49f0549c9a7cc27d159e45327b7b65cf404da5e5a20da154b90b8a644",
  ]
}

provider "registry.terraform.io/hashicorp/random" {
  version = "3.7.2"
  hashes = [
    "h1:356j/3XnXEKr9nyicLUufzoF4Yr6hRy481KIxRVpK0c=",
  ]
}
`,
  );

  await checkProvidersNoMore(directory);

  expect(readFileSync(file, "utf8")).toBe(`provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.100.0"
  constraints = "5.100.0"
}

provider "registry.terraform.io/hashicorp/random" {
  version = "3.7.2"
}
`);
});

test("a stack without providers has no lock file, and nothing is the matter", async () => {
  await expect(checkProvidersNoMore(directory)).resolves.toBeUndefined();
});
