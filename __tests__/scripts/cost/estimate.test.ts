import { expect, test } from "vitest";
import { estimate } from "../../../scripts/cost/estimate";
import type { PriceTable } from "../../../scripts/cost/price-table";
import type { Configuration } from "../../../scripts/stacks/stack";
import { configured, serviceOf, tableWith } from "./tables";

const estimated = (configuration: Configuration, table: PriceTable = tableWith()) =>
  estimate({ name: "dev", region: "eu-west-1", configuration, table });

const totalOf = (resource: NonNullable<Configuration["resource"]>, table?: PriceTable) =>
  estimated(configured(resource), table).total;

const about = (usd: number) => ({ low: expect.closeTo(usd, 6), high: expect.closeTo(usd, 6) });

test("a NAT gateway and its address cost their hours", () => {
  const total = totalOf({ aws_nat_gateway: { a: {} }, aws_eip: { nat_a: {} } });
  expect(total).toEqual(about(730 * (0.05 + 0.005)));
});

test("an interface endpoint costs its hours in each zone, a gateway endpoint nothing", () => {
  const interfaces = { vpc_endpoint_type: "Interface", subnet_ids: ["a", "b"] };
  const total = totalOf({
    aws_vpc_endpoint: { logs: interfaces, s3: { vpc_endpoint_type: "Gateway" } },
  });
  expect(total).toEqual(about(2 * 730 * 0.01));
});

test("a schedule that starts no task costs nothing, and what waits for a pause is not there", () => {
  const target = { arn: "arn:aws:scheduler:::aws-sdk:rds:stopDBInstance", input: "{}" };
  const schedule = { schedule_expression: "cron(0 19 ? * MON *)", target };
  const { total, unknown } = estimated(
    configured({
      aws_scheduler_schedule: { main_stops: schedule },
      aws_nat_gateway: { a: { count: "${local.running ? 1 : 0}" } },
      aws_eip: { paused: { count: "${local.running ? 0 : 1}" } },
    }),
  );
  expect([total, unknown]).toEqual([about(730 * 0.05), []]);
});

test("a public load balancer pays for an address in each zone, an internal one does not", () => {
  const subnets = ["a", "b", "c"];
  expect(totalOf({ aws_lb: { web: { internal: false, subnets } } })).toEqual(
    about(730 * (0.02 + 3 * 0.005)),
  );
  expect(totalOf({ aws_lb: { web: { internal: true, subnets } } })).toEqual(about(730 * 0.02));
});

test("a service is estimated as after its first release, though it has no task before", () => {
  expect(totalOf(serviceOf("api", { count: 2 }))).toEqual(
    about(2 * 730 * (0.25 * 0.04 + 0.5 * 0.004)),
  );
});

test("arm64 has prices of its own", () => {
  const total = totalOf(serviceOf("api", { architecture: "ARM64" }));
  expect(total).toEqual(about(730 * (0.25 * 0.032 + 0.5 * 0.003)));
});

test("tasks on Spot cost from three tenths to half", () => {
  const providers = [{ capacity_provider: "FARGATE_SPOT", weight: 1, base: 0 }];
  const plain = 730 * (0.25 * 0.04 + 0.5 * 0.004);
  expect(totalOf(serviceOf("api", { providers }))).toEqual({
    low: expect.closeTo(plain * 0.3, 6),
    high: expect.closeTo(plain * 0.5, 6),
  });
});

test("scaling makes a range of the least and the most tasks, those of schedules included", () => {
  const target = "${aws_appautoscaling_target.api.resource_id}";
  const { low, high } = totalOf({
    ...serviceOf("api"),
    aws_appautoscaling_target: {
      api: {
        resource_id: "service/x/${aws_ecs_service.api.name}",
        min_capacity: "${local.app_released ? 3 : 0}",
        max_capacity: "${local.app_released ? 6 : 0}",
      },
    },
    aws_appautoscaling_scheduled_action: {
      api_night: {
        resource_id: target,
        scalable_target_action: { min_capacity: "1", max_capacity: "4" },
      },
    },
  });
  const one = 730 * (0.25 * 0.04 + 0.5 * 0.004);
  expect([low, high]).toEqual([expect.closeTo(one, 6), expect.closeTo(6 * one, 6)]);
});

test("a task that no service runs is priced by the hour it runs", () => {
  const { aws_ecs_task_definition } = serviceOf("migrate");
  const { total, usage } = estimated(
    configured({ aws_ecs_task_definition: aws_ecs_task_definition ?? {} }),
  );
  expect(total).toEqual(about(0));
  expect(usage).toMatchObject([{ unit: "hour", usd: 0.25 * 0.04 + 0.5 * 0.004 }]);
});

const database = {
  engine: "postgres",
  instance_class: "db.t4g.micro",
  allocated_storage: 20,
  storage_type: "gp3",
};

test("a standby doubles hours and storage where the table has no price of its own for it", () => {
  expect(totalOf({ aws_db_instance: { main: { ...database, multi_az: true } } })).toEqual(
    about(2 * (730 * 0.02 + 20 * 0.1)),
  );
});

test("a price for standbys comes before the doubled one", () => {
  const table = tableWith({
    "rds.postgres.multi.db.t4g.micro": 0.03,
    "rds.gp3.multi.gb-month": 0.15,
  });
  const total = totalOf({ aws_db_instance: { main: { ...database, multi_az: true } } }, table);
  expect(total).toEqual(about(730 * 0.03 + 20 * 0.15));
});

test("a replica has the storage of what it copies", () => {
  const { allocated_storage: _, ...own } = database;
  const replica = { ...own, replicate_source_db: "${aws_db_instance.main.identifier}" };
  expect(totalOf({ aws_db_instance: { main: database, main_replica_1: replica } })).toEqual(
    about(2 * (730 * 0.02 + 20 * 0.1)),
  );
});

test("IOPS cost beyond those that gp3 includes, and more are included from 400 GiB", () => {
  const table = tableWith({ "rds.gp3.iops-month": 0.02 });
  const of = (allocated_storage: number) =>
    totalOf({ aws_db_instance: { main: { ...database, allocated_storage, iops: 13_000 } } }, table);
  expect(of(400)).toEqual(about(730 * 0.02 + 400 * 0.1 + 1000 * 0.02));
});

test("an alarm costs once for each metric that it computes with", () => {
  const metric_query = [{ expression: "a / b" }, { metric: { x: 1 } }, { metric: { x: 2 } }];
  expect(totalOf({ aws_cloudwatch_metric_alarm: { one: {}, share: { metric_query } } })).toEqual(
    about(0.3),
  );
});

test("target tracking pays for the two alarms that AWS makes", () => {
  const api = { policy_type: "TargetTrackingScaling" };
  expect(totalOf({ aws_appautoscaling_policy: { api } })).toEqual(about(0.2));
});

test("a secret in an HCL module counts", () => {
  const { total } = estimate({
    name: "dev",
    region: "eu-west-1",
    configuration: { module: { key: { source: "./x" } } },
    modules: { key: ["aws_secretsmanager_secret", "aws_secretsmanager_secret_version"] },
    table: tableWith(),
  });
  expect(total).toEqual(about(0.4));
});

test("what has no price is unknown and in no total, and compared with another region", () => {
  const { total, unknown } = estimated(
    configured({ aws_db_instance: { main: { ...database, instance_class: "db.r7g.large" } } }),
  );
  expect(total).toEqual(about(20 * 0.1));
  expect(unknown).toMatchObject([
    {
      missing: "rds.postgres.single.db.r7g.large",
      cost: undefined,
      compared: { region: "us-east-1", cost: about(730 * 0.239) },
    },
  ]);
});

test("what costs by use is said though its price is not known", () => {
  const { usage } = estimated(
    configured({ aws_nat_gateway: { a: {} } }),
    tableWith({ "nat.gb": undefined }),
  );
  expect(usage).toMatchObject([{ what: "through the NAT gateways", usd: undefined }]);
});

test("a type that nobody classified is said, and so is a module that cannot be read", () => {
  const { unclassified } = estimated({
    resource: { aws_lambda_function: { a: {}, b: {} } },
    module: { other: { source: "registry/other" } },
  });
  expect(unclassified).toEqual({ aws_lambda_function: 2, module: 1 });
});

test("no table of a region makes everything unknown instead of free", () => {
  const { unknown, total } = estimate({
    name: "dev",
    region: "sa-east-1",
    configuration: configured({ aws_nat_gateway: { a: {} } }),
  });
  expect([unknown.length, total]).toEqual([1, { low: 0, high: 0 }]);
});
