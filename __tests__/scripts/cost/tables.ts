import type { PriceTable } from "../../../scripts/cost/price-table";
import type { Configuration } from "../../../scripts/stacks/stack";

/** A table of round prices; those that are given take the place of its own, undefined takes one away. */
export function tableWith(prices: Readonly<Record<string, number | undefined>> = {}): PriceTable {
  const all = { ...ROUND, ...prices };
  const known = Object.entries(all).flatMap(([key, usd]) =>
    usd === undefined ? [] : [[key, { usd, source: "here" }] as const],
  );
  return {
    region: "eu-west-1",
    currency: "USD",
    date: "2026-01-31",
    how: "Made up.",
    sources: { here: { from: "a test", date: "2026-01-31" } },
    prices: Object.fromEntries(known),
  };
}

const ROUND: Readonly<Record<string, number>> = {
  "nat.hour": 0.05,
  "nat.gb": 0.05,
  "endpoint.hour": 0.01,
  "endpoint.gb": 0.01,
  "ipv4.hour": 0.005,
  "alb.hour": 0.02,
  "fargate.x86.vcpu-hour": 0.04,
  "fargate.x86.gb-hour": 0.004,
  "fargate.arm.vcpu-hour": 0.032,
  "fargate.arm.gb-hour": 0.003,
  "rds.postgres.single.db.t4g.micro": 0.02,
  "rds.gp3.single.gb-month": 0.1,
  "alarm.month": 0.1,
  "secret.month": 0.4,
};

type Resources = NonNullable<Configuration["resource"]>;

/** A configuration of these resources, written as Terraform's JSON has them. */
export const configured = (resource: Resources): Configuration => ({ resource });

/** A service of `count` tasks of a quarter vCPU and half a GB. */
export function serviceOf(
  name: string,
  {
    count = 1,
    providers = [{ capacity_provider: "FARGATE", weight: 1, base: 0 }],
    architecture = "X86_64",
  }: { count?: number; providers?: readonly object[]; architecture?: string } = {},
): Resources {
  return {
    aws_ecs_task_definition: {
      [name]: {
        cpu: "256",
        memory: "512",
        runtime_platform: { cpu_architecture: architecture },
        tags: { Service: name },
      },
    },
    aws_ecs_service: {
      [name]: {
        capacity_provider_strategy: providers,
        desired_count: `\${local.app_released ? ${count} : 0}`,
        task_definition: `\${aws_ecs_task_definition.${name}.arn}`,
        tags: { Service: name },
      },
    },
  };
}
