import type { Advice, Advised } from "../advice";
import { type Range, sum, times } from "../money";
import { priceIn } from "../price-table";
import { block, blocks, type Resource } from "../resource";
import { SPOT } from "../resources/fargate";

/** Cheaper ways to run the same tasks: one advice for all services that it is for. */
export const adviceOnTasks = (advised: Advised): Advice[] => [
  ...spot(advised),
  ...graviton(advised),
];

function spot({ estimate, resources, lifecycle }: Advised): Advice[] {
  const durable = lifecycle === "durable";
  const services = servicesIn(resources)
    .filter(({ args }) => !blocks(args.capacity_provider_strategy).some(isSpot))
    .map((service) => ({ service, cost: costOf(estimate.items, service) }))
    // Something durable keeps its least number of tasks on plain Fargate.
    .filter(({ cost }) => !durable || cost.high > cost.low);
  if (services.length === 0) return [];
  const all = sum(services.map(({ cost }) => cost));
  const names = services.map(({ service }) => written(service.name)).join(", ");
  return [
    {
      change: `capacity of ${names}: { ${durable ? "base: <least tasks>, " : ""}fargate: 0, spot: 1 }`,
      means: durable
        ? "what is scaled above the least number of tasks runs on Spot; AWS takes those back with two minutes' notice"
        : "AWS takes tasks on Spot back with two minutes' notice",
      saves: durable
        ? { low: 0, high: (all.high - all.low) * (1 - SPOT.low) }
        : times(all, { low: 1 - SPOT.high, high: 1 - SPOT.low }),
    },
  ];
}

function graviton({ estimate, resources, table }: Advised): Advice[] {
  const x86 = priceIn(table, "fargate.x86.vcpu-hour");
  const arm = priceIn(table, "fargate.arm.vcpu-hour");
  const services = servicesIn(resources).filter((service) => isIntel(service, resources));
  if (services.length === 0 || x86 === undefined || arm === undefined) return [];
  const share = 1 - arm / x86;
  const cost = sum(services.map((service) => costOf(estimate.items, service)));
  const names = services.map(({ name }) => written(name)).join(", ");
  return [
    {
      change: `architecture of the images of ${names}: "arm64" (platform.ts)`,
      means: "they are built for Graviton",
      saves: times(cost, { low: share, high: share }),
    },
  ];
}

const servicesIn = (resources: readonly Resource[]): Resource[] =>
  resources.filter(({ type }) => type === "aws_ecs_service");

const isSpot = ({ capacity_provider: one }: Readonly<Record<string, unknown>>): boolean =>
  one === "FARGATE_SPOT";

function isIntel({ name }: Resource, resources: readonly Resource[]): boolean {
  const task = resources.find((one) => one.type === "aws_ecs_task_definition" && one.name === name);
  return task !== undefined && block(task.args.runtime_platform).cpu_architecture !== "ARM64";
}

const costOf = (items: Advised["estimate"]["items"], { address }: Resource): Range =>
  sum(items.filter((item) => item.address === address).flatMap(({ cost }) => cost ?? []));

/** A name of Terraform as the configuration has it: `stock_import` is `stock-import`. */
const written = (name: string): string => name.replaceAll("_", "-");
