import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, test } from "vitest";
import { oldestTerraform } from "../../scripts/launch/terraform.mjs";
import { bootstrapStacks, plainStack, sharedStack } from "./stacks";

const backendOf = ({ json }: { json: ReturnType<typeof plainStack>["json"] }) =>
  json.terraform.backend.s3;

const parameter = (scope: Construct, id: string) =>
  new SsmParameter(scope, id, { name: id, type: "String", insecureValue: "on" });

describe("where a stack keeps its state", () => {
  test("is a bucket of its own account and region, under a key of its own", () => {
    expect(backendOf(plainStack())).toMatchObject({
      bucket: "acme-111111111111-eu-west-1-tfstate",
      key: "acme/test/eu-west-1/main",
      region: "eu-west-1",
    });
  });

  test("is another place for every stack", () => {
    const stacks = [plainStack(), sharedStack(), ...bootstrapStacks()];
    expect(new Set(stacks.map((stack) => backendOf(stack).key)).size).toBe(3);
  });

  test("is encrypted with the state's key, not with one of S3's", () => {
    expect(backendOf(plainStack())).toMatchObject({
      encrypt: true,
      kms_key_id: "arn:aws:kms:eu-west-1:111111111111:alias/acme-terraform-state",
    });
  });

  test("is locked by the table, or by a file beside it, in JSON and HCL", () => {
    const byTable = plainStack();
    expect(backendOf(byTable).dynamodb_table).toBe("acme-terraform-locks");
    expect(backendOf(byTable)).not.toHaveProperty("use_lockfile");
    const byFile = plainStack({ state: { locking: "s3" } });
    expect(backendOf(byFile)).not.toHaveProperty("dynamodb_table");
    expect(backendOf(byFile).use_lockfile).toBe(true);
    expect(byFile.hcl).toMatch(/^use_lockfile = true$/m);
  });
});

describe("the provider of a stack", () => {
  test("refuses credentials of another account", () => {
    const [provider] = plainStack().json.provider.aws;
    expect(provider).toMatchObject({
      region: "eu-west-1",
      allowed_account_ids: ["111111111111"],
    });
  });

  test("tags everything", () => {
    const [provider] = plainStack().json.provider.aws;
    expect(provider?.default_tags).toEqual([
      { tags: expect.objectContaining({ Environment: "test", Owner: "team" }) },
    ]);
  });

  test("is of the version that the platform asks for, in JSON and HCL", () => {
    const { json, hcl } = plainStack({ awsProviderVersion: "~> 6.1" });
    expect(json.terraform.required_providers.aws.version).toBe("~> 6.1");
    expect(hcl).toMatch(/^version = "~> 6\.1"$/m);
  });

  test("is of the tested version unless the platform says otherwise", () => {
    expect(plainStack().json.terraform.required_providers.aws.version).toBe("~> 5.100");
  });
});

test("a stack refuses a Terraform that is too old, in JSON and HCL", () => {
  const { json, hcl } = plainStack();
  expect(`${json.terraform.required_version}.0`).toBe(`>= ${oldestTerraform}`);
  expect(hcl).toContain(`required_version = "${json.terraform.required_version}"`);
});

test("addresses say the name and not the kind of a thing", () => {
  const { resources } = plainStack({}, (stack) => {
    parameter(new Construct(stack, "log-level"), "Setting");
  });
  expect(Object.keys(resources("aws_ssm_parameter"))).toEqual(["log_level"]);
});

test("two things cannot have one address", () => {
  const twins = () =>
    plainStack({}, (stack) => {
      parameter(new Construct(stack, "One"), "same");
      parameter(new Construct(stack, "Other"), "same");
    });
  expect(twins).toThrow("two elements would share the address aws_ssm_parameter.same");
});

test("a thing may be called what the CDK calls the backend", () => {
  const { resources } = plainStack({}, (stack) => parameter(stack, "backend"));
  expect(resources("aws_ssm_parameter")).toHaveProperty("backend");
});

test("a policy with a reference in it is written as HCL reads it", () => {
  const { hcl } = plainStack({}, (stack) => {
    const { arn } = parameter(stack, "one");
    new TerraformOutput(stack, "policy", { value: JSON.stringify({ Resource: arn }) });
  });
  expect(hcl).toContain(String.raw`value = "{\"Resource\":\"${"$"}{aws_ssm_parameter.one.arn}\"}"`);
});

test("no stack looks anything up", () => {
  for (const { json } of [plainStack(), sharedStack(), ...bootstrapStacks()]) {
    expect(json).not.toHaveProperty("data");
  }
});
