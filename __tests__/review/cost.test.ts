import { expect, test } from "vitest";
import { change, planWith, reviewOf } from "./support/reviewed";

type Values = Readonly<Record<string, unknown>>;
type Change = ReturnType<typeof change>;

/** What a plan of eu-west-1 is said to change a month, and by what; `refers`: what arguments refer to, by address. */
function costs(changes: readonly Change[], refers: Readonly<Record<string, Values>> = {}) {
  const region = { expressions: { region: { constant_value: "eu-west-1" } } };
  const resources = changes.map(({ address, type, name }) => ({
    address,
    type,
    name,
    expressions: Object.fromEntries(
      Object.entries(refers[String(address)] ?? {}).map(([argument, references]) => [
        argument,
        { references },
      ]),
    ),
  }));
  const plan = planWith(changes, {
    configuration: {
      provider_config: { aws: { name: "aws", ...region } },
      root_module: { resources },
    },
  });
  const found = reviewOf([plan]);
  const { causes = [], facts = [] } = found.findings.find(({ kind }) => kind === "cost") ?? {};
  return { causes, facts: facts.map(({ label, value }) => `${label}: ${value}`) };
}

const there = (address: string, values: Values) =>
  change(address, { actions: ["no-op"], before: values, after: values });

test("a zone more is paid for, though nobody knows the new subnet's id yet", () => {
  const balancer = { id: "lb", load_balancer_type: "application", internal: false };
  const { causes } = costs(
    [
      there("aws_subnet.a", { id: "subnet-a" }),
      there("aws_subnet.b", { id: "subnet-b" }),
      change("aws_subnet.c", { actions: ["create"], before: null, after: {} }),
      change("aws_lb.public", {
        before: { ...balancer, subnets: ["subnet-a", "subnet-b"] },
        after: balancer,
        more: { after_unknown: { subnets: true } },
      }),
    ],
    { "aws_lb.public": { subnets: ["aws_subnet.a.id", "aws_subnet.b.id", "aws_subnet.c.id"] } },
  );
  expect(causes).toEqual(["`aws_lb.public` +3.65"]);
});

test("what is only known after apply, and of which the configuration says nothing, costs as before", () => {
  const balancer = { id: "lb", load_balancer_type: "application", internal: false };
  const { causes } = costs([
    change("aws_lb.public", {
      before: { ...balancer, subnets: ["subnet-a", "subnet-b"], idle_timeout: 60 },
      after: { ...balancer, idle_timeout: 30 },
      more: { after_unknown: { subnets: true } },
    }),
  ]);
  expect(causes).toEqual([]);
});

test("a service is priced with the task definition that replaces the one it runs", () => {
  const arn = "arn:aws:ecs:eu-west-1:111111111111:task-definition/main-of-it:1";
  const size = (cpu: string, memory: string) => ({ family: "main-of-it", cpu, memory });
  const service = { id: "service", name: "api", desired_count: 2 };
  const { causes, facts } = costs(
    [
      change("aws_ecs_service.api", {
        before: { ...service, task_definition: arn },
        after: service,
        more: { after_unknown: { task_definition: true } },
      }),
      change("aws_ecs_task_definition.main", {
        actions: ["delete", "create"],
        before: { ...size("256", "512"), arn },
        after: size("512", "1024"),
        more: { after_unknown: { arn: true } },
      }),
    ],
    { "aws_ecs_service.api": { task_definition: ["aws_ecs_task_definition.main.arn"] } },
  );
  expect(causes).toEqual(["`aws_ecs_service.api` +18.02"]);
  expect(facts).toContain("before → after: 18.02 → 36.04 USD a month in eu-west-1");
});

test("what stays as it is counts in both", () => {
  const { facts } = costs([
    there("aws_nat_gateway.a", { id: "nat-1" }),
    change("aws_eip.a", { actions: ["create"], before: null, after: {} }),
  ]);
  expect(facts).toContain("before → after: 35.04 → 38.69 USD a month in eu-west-1");
});
