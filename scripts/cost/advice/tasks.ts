import type { Advice, Advised } from "../advice";
import { type Range, sum, times } from "../money";
import { priceIn } from "../price-table";
import { block, blocks, type Resource } from "../resource";
import { SPOT } from "../resources/fargate";

/** Cheaper ways to run the same tasks. */
export const adviceOnTasks = (advised: Advised): Advice[] =>
  advised.resources
    .filter(({ type }) => type === "aws_ecs_service")
    .flatMap((service) => [...spot(advised, service), ...graviton(advised, service)]);

function spot({ estimate, lifecycle }: Advised, service: Resource): Advice[] {
  const { name, args } = service;
  const providers = blocks(args.capacity_provider_strategy);
  if (providers.some(({ capacity_provider: one }) => one === "FARGATE_SPOT")) return [];
  const cost = costOf(estimate.items, service);
  const change =
    lifecycle === "disposable"
      ? `workloads.${written(name)}.capacity: { fargate: 0, spot: 1 }`
      : `workloads.${written(name)}.capacity: { base: …, fargate: 0, spot: 1 }`;
  return [
    {
      change,
      means:
        "AWS takes tasks on Spot back with two minutes' notice; `base` of them stay on plain Fargate",
      saves: times(cost, { low: 1 - SPOT.high, high: 1 - SPOT.low }),
    },
  ];
}

function graviton({ estimate, resources, table }: Advised, service: Resource): Advice[] {
  const task = resources.find(
    ({ type, name }) => type === "aws_ecs_task_definition" && name === service.name,
  );
  if (!task || block(task.args.runtime_platform).cpu_architecture === "ARM64") return [];
  const x86 = priceIn(table, "fargate.x86.vcpu-hour");
  const arm = priceIn(table, "fargate.arm.vcpu-hour");
  if (x86 === undefined || arm === undefined) return [];
  const share = 1 - arm / x86;
  return [
    {
      change: `images.<image of ${written(service.name)}>.architecture: "arm64" (platform.ts)`,
      means: "the image is built for Graviton",
      saves: times(costOf(estimate.items, service), { low: share, high: share }),
    },
  ];
}

const costOf = (items: Advised["estimate"]["items"], { address }: Resource): Range =>
  sum(items.filter((item) => item.address === address).flatMap(({ cost }) => cost ?? []));

/** A name of Terraform as the configuration has it: `stock_import` is `stock-import`. */
const written = (name: string): string => name.replaceAll("_", "-");
