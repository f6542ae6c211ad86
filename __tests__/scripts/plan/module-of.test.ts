import { expect, test } from "vitest";
import { moduleOf } from "../../../scripts/plan/module-of";

test.each([
  ["aws_vpc_security_group_egress_rule", "security groups"],
  ["aws_vpc_endpoint", "network"],
  ["aws_default_security_group", "network"],
  ["aws_route", "network"],
  ["aws_route53_record", "domains and certificates"],
  ["aws_lb_target_group", "load balancer"],
  ["aws_ecs_cluster_capacity_providers", "cluster"],
  ["aws_ecs_service", "workloads"],
  ["aws_lambda_function", "lambda"],
  ["cloudflare_record", "cloudflare"],
  ["random_pet", "random"],
])("%s belongs to: %s", (type, module) => {
  expect(moduleOf(type)).toBe(module);
});
