import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Testing } from "cdktf";
import { expect, test } from "vitest";
import { databaseSchema } from "../../../src/modules/rds/config";
import { Database } from "../../../src/modules/rds/database";
import { naming, reader, synthesize } from "../../support/bare-stack";

test("another provider reaches the resources and bound modules, and not what has none", () => {
  let text = "{}";
  synthesize((stack) => {
    const provider = new AwsProvider(stack, "recovery", { region: "eu-west-2", alias: "recovery" });
    new Database(stack, "main", {
      naming,
      provider,
      lifecycle: "durable",
      name: "main",
      subnetIds: ["subnet-a", "subnet-b"],
      securityGroupIds: ["sg-main"],
      config: databaseSchema.parse({}),
    });
    // Goes through the aspects, as an app does.
    text = Testing.synth(stack);
  });
  const json = JSON.parse(text);
  const { resource } = reader(json);
  const { main_owner: secret } = json.module as Record<string, { providers?: unknown }>;
  expect(resource("aws_db_instance.main").provider).toBe("aws.recovery");
  expect(secret?.providers).toEqual({ aws: "aws.recovery" });
  expect(resource("terraform_data.main_generation")).not.toHaveProperty("provider");
});
