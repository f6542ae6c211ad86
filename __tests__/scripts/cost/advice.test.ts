import { expect, test } from "vitest";
import { adviceFor } from "../../../scripts/cost/advice";
import { estimate } from "../../../scripts/cost/estimate";
import { resourcesOf } from "../../../scripts/cost/resource";
import type { Configuration } from "../../../scripts/stacks/stack";
import { configured, serviceOf, tableWith } from "./tables";

type Lifecycle = "disposable" | "durable";

function adviceOn(
  resource: NonNullable<Configuration["resource"]>,
  lifecycle: Lifecycle = "disposable",
  table = tableWith(),
) {
  const configuration = configured(resource);
  return adviceFor({
    estimate: estimate({ name: "dev", region: "eu-west-1", configuration, table }),
    resources: resourcesOf(configuration),
    table,
    lifecycle,
  });
}

const nats = { aws_nat_gateway: { a: {}, b: {}, c: {} } };
const endpoint = { vpc_endpoint_type: "Interface", subnet_ids: ["a", "b"] };
const spot = [{ capacity_provider: "FARGATE_SPOT", weight: 1, base: 0 }];

test("a NAT gateway in each zone could be one, which saves the others and their addresses", () => {
  const [advice] = adviceOn(nats);
  expect(advice?.change).toBe('networking.nat: "single"');
  expect(advice?.saves.high).toBeCloseTo(2 * 730 * 0.055, 6);
});

test("of something durable it warns", () => {
  expect(adviceOn(nats, "durable")[0]?.means).toContain("think twice");
});

test("endpoints beside NAT say from which traffic on they pay off", () => {
  const [advice] = adviceOn({ aws_nat_gateway: { a: {} }, aws_vpc_endpoint: { logs: endpoint } });
  expect(advice).toMatchObject({ change: "networking.interfaceEndpoints: []" });
  expect(advice?.means).toContain(`from ${14.6 / 0.04} GB a month on`);
});

test("endpoints instead of NAT are advised against only where they cost more", () => {
  const two = { logs: endpoint, ssm: endpoint };
  const five = { ...two, kms: endpoint, sts: endpoint, ecs: endpoint };
  expect(adviceOn({ aws_vpc_endpoint: two })).toEqual([]);
  expect(adviceOn({ aws_vpc_endpoint: five })[0]?.saves.high).toBeCloseTo(73 - 40.15, 6);
});

test("a service on plain Fargate on x86_64 could be on Spot and on Graviton", () => {
  const changes = adviceOn(serviceOf("stock_import")).map(({ change }) => change);
  expect(changes).toEqual([
    "capacity of stock-import: { fargate: 0, spot: 1 }",
    'architecture of the images of stock-import: "arm64" (platform.ts)',
  ]);
});

test("Spot is advised for what a durable service scales beyond its least number of tasks only", () => {
  const arm = serviceOf("api", { architecture: "ARM64" });
  const min_capacity = 2;
  const scaled = (max_capacity: number) => ({
    ...arm,
    aws_appautoscaling_target: { api: { min_capacity, max_capacity } },
  });
  expect(adviceOn(scaled(2), "durable")).toEqual([]);
  expect(adviceOn(scaled(4), "durable")[0]?.saves).toEqual({
    low: 0,
    high: expect.closeTo(2 * 730 * (0.25 * 0.032 + 0.5 * 0.003) * 0.7, 6),
  });
});

test("a service that is on Spot and on Graviton gets no advice", () => {
  expect(adviceOn(serviceOf("api", { providers: spot, architecture: "ARM64" }))).toEqual([]);
});

test("a class has a Graviton one beside it, where the table has both prices", () => {
  const table = tableWith({ "rds.postgres.single.db.t3.micro": 0.03 });
  const of = (size: string) =>
    adviceOn({ aws_db_instance: { main: { instance_class: `db.t3.${size}` } } }, "durable", table);
  expect(of("micro")).toMatchObject([{ change: expect.stringContaining('"db.t4g.micro"') }]);
  expect(of("small")).toEqual([]);
});

test("a standby is questioned in a disposable environment, and not in a durable one", () => {
  const main = { instance_class: "db.t4g.micro", allocated_storage: 20, multi_az: true };
  const of = (lifecycle: Lifecycle) => adviceOn({ aws_db_instance: { main } }, lifecycle);
  expect(of("disposable")).toMatchObject([{ change: "databases.main.multiAz: false" }]);
  expect(of("durable")).toEqual([]);
});
