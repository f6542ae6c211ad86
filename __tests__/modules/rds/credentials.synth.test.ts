import { expect, test } from "vitest";
import { primaryOf, synthesizeDatabase } from "./support";

test("the master password goes to RDS as a write-only argument, from the secret that keeps it", () => {
  const { modules, resource } = synthesizeDatabase({ masterPasswordVersion: 3 });
  expect(modules.main_owner).toMatchObject({
    name: "/acme/test/databases/main/owner",
    username: "owner",
    value_version: 3,
    read_back: true,
  });
  expect(resource("aws_db_instance.main")).toMatchObject({
    username: "owner",
    password_wo: "${module.main_owner.password}",
    password_wo_version: 3,
  });
});

test("no argument that would keep a password in the state is ever used", () => {
  for (const masterPassword of ["rds", "generated"] as const) {
    expect(primaryOf({ masterPassword })).not.toHaveProperty("password");
  }
});

test("RDS may keep the master password", () => {
  const { modules, resource, attributes } = synthesizeDatabase({ masterPassword: "rds" });
  expect(Object.keys(modules)).toEqual(["main_application"]);
  expect(resource("aws_db_instance.main")).toMatchObject({ manage_master_user_password: true });
  expect(resource("aws_db_instance.main")).not.toHaveProperty("password_wo");
  expect(attributes.ownerSecretArn).toBe(
    "${aws_db_instance.main.master_user_secret[0].secret_arn}",
  );
});

test("the application has a user of its own, whose password Terraform does not read back", () => {
  const { modules } = synthesizeDatabase({
    applicationUsername: "rows",
    applicationPasswordVersion: 2,
  });
  expect(modules.main_application).toMatchObject({
    name: "/acme/test/databases/main/application",
    username: "rows",
    value_version: 2,
  });
  expect(modules.main_application).not.toHaveProperty("read_back");
});

test("the secrets of a disposable database free their names at once, those of a durable one wait", () => {
  const days = (lifecycle: "disposable" | "durable") =>
    synthesizeDatabase({}, { lifecycle }).modules.main_owner?.recovery_window_in_days;
  expect([days("disposable"), days("durable")]).toEqual([0, 30]);
});

test("the secret that RDS keeps is encrypted with the given key", () => {
  const { resource } = synthesizeDatabase({ masterPassword: "rds" }, { kmsKeyArn: "arn:key" });
  expect(resource("aws_db_instance.main").master_user_secret_kms_key_id).toBe("arn:key");
});

test("the secrets are encrypted with the given key", () => {
  const { modules } = synthesizeDatabase({}, { kmsKeyArn: "arn:key" });
  expect(Object.values(modules).map((secret) => secret.kms_key_id)).toEqual(["arn:key", "arn:key"]);
});

test("workloads are told where the database is and which secrets to read", () => {
  expect(synthesizeDatabase({ databaseName: "shop", port: 6432 }).attributes).toEqual({
    host: "${aws_db_instance.main.address}",
    port: "6432",
    databaseName: "shop",
    readerHost: "${aws_db_instance.main.address}",
    readerHosts: "${aws_db_instance.main.address}",
    resourceId: "${aws_db_instance.main.resource_id}",
    reader0ResourceId: "${aws_db_instance.main.resource_id}",
    applicationSecretArn: "${module.main_application.arn}",
    ownerSecretArn: "${module.main_owner.arn}",
  });
});

test("IAM tokens may stand in for passwords unless they are switched off", () => {
  expect(primaryOf().iam_database_authentication_enabled).toBe(true);
  const without = primaryOf({ iamAuthentication: false });
  expect(without.iam_database_authentication_enabled).toBe(false);
});
