import { expect, test } from "vitest";
import { synthesizeDatabase } from "./support";

const parameterOf = (config: Parameters<typeof synthesizeDatabase>[0], name: string) => {
  const group = synthesizeDatabase(config).resource("aws_db_parameter_group.main");
  return (group.parameter as { name: string }[]).find((parameter) => parameter.name === name);
};

test("the parameter group fits the major version and is replaced without a gap", () => {
  const { resource } = synthesizeDatabase({ version: "17.4" });
  expect(resource("aws_db_parameter_group.main")).toMatchObject({
    family: "postgres17",
    name_prefix: "acme-test-main-",
    lifecycle: { create_before_destroy: true },
  });
});

test("TLS is forced, unless that is given up for a reason", () => {
  expect(parameterOf({}, "rds.force_ssl")).toMatchObject({ value: "1" });
  const forceTls = { value: false, reason: "a reporting tool of 2009" };
  expect(parameterOf({ forceTls }, "rds.force_ssl")).toMatchObject({ value: "0" });
});

test("slow queries are logged", () => {
  const slow = parameterOf({ slowQueryMs: 250 }, "log_min_duration_statement");
  expect(slow).toMatchObject({ value: "250", apply_method: "immediate" });
});

test("a parameter that needs a restart waits for one", () => {
  const given = parameterOf({ parameters: { max_connections: 200 } }, "max_connections");
  expect(given).toMatchObject({ value: "200", apply_method: "pending-reboot" });
});

test("logs go to groups of our own that exist before the database", () => {
  const { resource } = synthesizeDatabase({ logRetentionDays: 30 }, { kmsKeyArn: "arn:key" });
  expect(resource("aws_cloudwatch_log_group.main_postgresql")).toMatchObject({
    name: "/aws/rds/instance/acme-test-main/postgresql",
    retention_in_days: 30,
    kms_key_id: "arn:key",
  });
  expect(resource("aws_db_instance.main")).toMatchObject({
    enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
    depends_on: expect.arrayContaining([
      "aws_cloudwatch_log_group.main_postgresql",
      "aws_cloudwatch_log_group.main_upgrade",
    ]),
  });
});

test("enhanced monitoring has a role that only RDS of this account takes, for this database", () => {
  const { resource } = synthesizeDatabase({ monitoringSeconds: 15 });
  const role = resource("aws_iam_role.main_monitoring");
  expect(JSON.parse(String(role.assume_role_policy)).Statement[0]).toMatchObject({
    Principal: { Service: "monitoring.rds.amazonaws.com" },
    Condition: {
      StringEquals: { "aws:SourceAccount": "111111111111" },
      ArnLike: { "aws:SourceArn": "arn:aws:rds:eu-west-1:111111111111:db:acme-test-main*" },
    },
  });
  expect(resource("aws_db_instance.main")).toMatchObject({
    monitoring_interval: 15,
    monitoring_role_arn: "${aws_iam_role.main_monitoring.arn}",
  });
});

test("without enhanced monitoring there is no role", () => {
  const { resources, resource } = synthesizeDatabase({ monitoringSeconds: 0 });
  expect(resources("aws_iam_role")).toEqual({});
  expect(resource("aws_db_instance.main")).not.toHaveProperty("monitoring_role_arn");
});

test("a replica is a copy of the database with logs of its own", () => {
  const { resource } = synthesizeDatabase({ replicas: 1, instanceClass: "db.r7g.large" });
  expect(resource("aws_db_instance.main_replica_1")).toMatchObject({
    identifier: "acme-test-main-replica-1",
    replicate_source_db: "${aws_db_instance.main.identifier}",
    instance_class: "db.r7g.large",
    storage_encrypted: true,
    backup_retention_period: 0,
    skip_final_snapshot: true,
  });
  expect(resource("aws_cloudwatch_log_group.main_replica_1_postgresql").name).toBe(
    "/aws/rds/instance/acme-test-main-replica-1/postgresql",
  );
});

test("a replica is not told what AWS takes from its source", () => {
  const { resource } = synthesizeDatabase({ replicas: 1 }, { kmsKeyArn: "arn:key" });
  const replica = resource("aws_db_instance.main_replica_1");
  for (const field of ["username", "password_wo", "db_subnet_group_name", "kms_key_id", "engine"]) {
    expect(replica).not.toHaveProperty(field);
  }
});

test("replicas may be smaller, and each is a place to read from", () => {
  const { resource, attributes } = synthesizeDatabase({
    replicas: 2,
    replicaInstanceClass: "db.t4g.medium",
  });
  expect(resource("aws_db_instance.main_replica_2").instance_class).toBe("db.t4g.medium");
  expect(attributes.readerHost).toBe("${aws_db_instance.main_replica_1.address}");
  expect(attributes.reader0ResourceId).toBe("${aws_db_instance.main_replica_1.resource_id}");
  expect(attributes.readerHosts).toBe(
    "${aws_db_instance.main_replica_1.address},${aws_db_instance.main_replica_2.address}",
  );
});
