import { expect, test } from "vitest";
import { primaryOf, synthesizeDatabase } from "./support";

test.each([
  [{ applyImmediately: true }, { apply_immediately: true }],
  [{ certificateAuthority: "rds-ca-ecc384-g1" }, { ca_cert_identifier: "rds-ca-ecc384-g1" }],
  [{ port: 6432 }, { port: 6432 }],
  [{ version: "17", allowMajorVersionUpgrade: true }, { allow_major_version_upgrade: true }],
  [{ databaseName: "shop" }, { db_name: "shop" }],
  [{ masterUsername: "chief" }, { username: "chief" }],
  [{ autoMinorVersionUpgrade: false }, { auto_minor_version_upgrade: false }],
] as const)("%o is what RDS is asked for", (config, argument) => {
  expect(primaryOf(config)).toMatchObject(argument);
});

test("a key of its own encrypts the data, not the logs and secrets, which others read too", () => {
  const kmsKeyArn = "arn:aws:kms:eu-west-1:111111111111:key/own";
  const { resource, modules } = synthesizeDatabase({ kmsKeyArn }, { kmsKeyArn: "arn:key" });
  expect(resource("aws_db_instance.main").kms_key_id).toBe(kmsKeyArn);
  expect(resource("aws_cloudwatch_log_group.main_postgresql").kms_key_id).toBe("arn:key");
  expect(modules.main_owner?.kms_key_id).toBe("arn:key");
});
