import { expect, test } from "vitest";
import { stackWith } from "../../support/environment-stack";

const networking = {
  cidr: "10.0.0.0/16",
  zones: ["eu-west-1a", "eu-west-1b"],
  nat: "per-zone",
  interfaceEndpoints: ["logs"],
};
const stack = stackWith({
  networking,
  workloads: {
    nightly: {
      kind: "task",
      image: "backend",
      internetEgress: true,
      schedule: "cron(0 3 * * ? *)",
    },
    api: { kind: "service", image: "backend", internetEgress: true },
  },
});

test("the pause pointer begins as running, and from then on belongs to `pause`", () => {
  expect(stack.resource("aws_ssm_parameter.pause_pointer")).toMatchObject({
    name: "/acme/test/paused",
    insecure_value: "running",
    lifecycle: { ignore_changes: ["insecure_value"] },
  });
});

test("whether it runs is asked in one place, by how the pointer begins", () => {
  expect(Object.entries(stack.json.locals as object)).toContainEqual([
    "running",
    '${!startswith(aws_ssm_parameter.pause_pointer.insecure_value, "paused")}',
  ]);
});

test.each([
  "aws_nat_gateway.a",
  "aws_nat_gateway.b",
  "aws_route.private_a",
  "aws_vpc_endpoint.logs",
])("%s is there only while it runs", (address) => {
  expect(stack.resource(address).count).toBe("${local.running ? 1 : 0}");
});

test.each([
  "aws_eip.nat_a",
  "aws_route.public",
  "aws_vpc_endpoint.s3",
  "aws_security_group.endpoints",
  "aws_ssm_parameter.pause_pointer",
])("%s stays", (address) => {
  expect(stack.resource(address)).not.toHaveProperty("count");
});

test("services and schedules stop as before a first release", () => {
  const open = "(local.backend_released && local.running)";
  expect(stack.resource("aws_ecs_service.api").desired_count).toBe(`\${${open} ? 1 : 0}`);
  expect(stack.resource("aws_appautoscaling_target.api")).toMatchObject({
    max_capacity: `\${${open} ? 1 : 0}`,
    suspended_state: { scheduled_scaling_suspended: `\${!${open}}` },
  });
  expect(stack.resource("aws_scheduler_schedule.nightly").state).toBe(
    `\${${open} ? "ENABLED" : "DISABLED"}`,
  );
});
