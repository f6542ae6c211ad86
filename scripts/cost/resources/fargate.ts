import { counted } from "../../terminal/counted";
import { type Bill, HOURS, type Pricer } from "../bill";
import type { PriceKey } from "../catalogue";
import { exactly, type Range, times } from "../money";
import { priceIn } from "../price-table";
import { block, blocks, numberOr, type Resource, referenced } from "../resource";
import { runsAMonth } from "../runs-a-month";
import { tasksOf } from "./tasks";

/**
 * What a task on Spot costs beside one on plain Fargate. AWS says "up to 70 % off" and moves it with
 * supply (AWS Fargate pricing); half is assumed to be the least that one gets.
 */
export const SPOT: Range = { low: 0.3, high: 0.5 };

/** Included in each task. Source: AWS Fargate pricing. */
const FREE_DISK_GIB = 20;

/** The sizes of a task and what an hour of them is called in the table. */
interface TaskSize {
  readonly vcpu: number;
  readonly gb: number;
  readonly extraDiskGiB: number;
  readonly architecture: "x86" | "arm";
}

export const service: Pricer = (resource, bill, all) => {
  const task = definitionOf(resource, all);
  const { name } = resource;
  if (!task) return bill.unknown(`service ${name}`, "the task it runs");
  const size = sizeOf(task);
  const tasks = tasksOf(resource, all);
  for (const { provider, count } of spread(resource, tasks)) {
    if (count.high === 0) continue;
    const spot = provider === "FARGATE_SPOT";
    const share = spot ? times(count, SPOT) : count;
    const what = `${name}: ${inTasks(count)} of ${inWords(size)}${spot ? " on Spot" : ""}`;
    hours(bill, what, size, times(share, exactly(HOURS)), count);
  }
  if (block(resource.args.network_configuration).assign_public_ip === true)
    bill.fixed(
      `${name}: public addresses of its tasks`,
      times(tasks, exactly(HOURS)),
      "ipv4.hour",
      {
        pausable: true,
      },
    );
};

function hours(bill: Bill, what: string, size: TaskSize, billed: Range, count: Range): void {
  const { vcpu, gb, architecture, extraDiskGiB } = size;
  const of = (unit: "vcpu" | "gb"): PriceKey => `fargate.${architecture}.${unit}-hour`;
  const options = { pausable: true };
  bill.fixed(`${what}, vCPU`, times(billed, exactly(vcpu)), of("vcpu"), options);
  bill.fixed(`${what}, memory`, times(billed, exactly(gb)), of("gb"), options);
  if (extraDiskGiB > 0) {
    const disk = times(times(count, exactly(HOURS)), exactly(extraDiskGiB));
    bill.fixed(`${what}, ${extraDiskGiB} GiB of disk`, disk, "fargate.disk.gb-hour", options);
  }
}

/** A task that no service runs is paid for while it runs. */
export const taskDefinition: Pricer = (resource, bill, all) => {
  const { name } = resource;
  const isRun = (one: Resource) =>
    one.type === "aws_ecs_service" && definitionOf(one, all)?.name === name;
  if (all.some(isRun)) return;
  const size = sizeOf(resource);
  const usd = hourOf(bill, size);
  bill.byUseAt(`${name} (${inWords(size)}) while it runs`, "hour", usd, 1);
};

export const schedule: Pricer = ({ name, args }, bill, all) => {
  const [parameters] = blocks(block(args.target).ecs_parameters);
  // What it calls instead, such as a stop of a database, costs nothing.
  if (!parameters) return;
  const ofName = referenced(parameters.task_definition_arn, "aws_ecs_task_definition") ?? name;
  const task = all.find((one) => one.type === "aws_ecs_task_definition" && one.name === ofName);
  const runs = runsAMonth(String(args.schedule_expression ?? ""));
  if (!task || runs === undefined) return bill.unknown(`schedule ${name}`, "how often it runs");
  const hour = hourOf(bill, sizeOf(task));
  const minutes = runs * numberOr(parameters.task_count, 1);
  const usd = hour === undefined ? undefined : (hour * minutes) / 60;
  const often = counted(Math.round(runs), "run");
  bill.byUseAt(`${name}, ${often} a month, for each minute of a run`, "minute", usd, 5);
};

/** Services run the task definition of their own name, unless they refer to another one. */
function definitionOf({ name, args }: Resource, all: readonly Resource[]): Resource | undefined {
  const named = referenced(args.task_definition, "aws_ecs_task_definition") ?? name;
  return all.find((one) => one.type === "aws_ecs_task_definition" && one.name === named);
}

/** How tasks are spread over capacity providers: the base first, the rest by weight. */
export function spread(
  { args }: Pick<Resource, "args">,
  tasks: Range,
): { provider: string; count: Range }[] {
  const strategy = blocks(args.capacity_provider_strategy).map((one) => ({
    provider: String(one.capacity_provider),
    weight: numberOr(one.weight, 0),
    base: numberOr(one.base, 0),
  }));
  if (strategy.length === 0) return [{ provider: "FARGATE", count: tasks }];
  const weights = strategy.reduce((all, { weight }) => all + weight, 0);
  const bases = strategy.reduce((all, { base }) => all + base, 0);
  const share = (count: number, { weight, base }: { weight: number; base: number }) =>
    Math.min(count, base) + (weights > 0 ? (Math.max(0, count - bases) * weight) / weights : 0);
  return strategy.map((one) => ({
    provider: one.provider,
    count: { low: share(tasks.low, one), high: share(tasks.high, one) },
  }));
}

function sizeOf({ args }: Resource): TaskSize {
  const { cpu_architecture: architecture } = block(args.runtime_platform);
  const { size_in_gib: disk } = block(args.ephemeral_storage);
  return {
    vcpu: numberOr(args.cpu, 256) / 1024,
    gb: numberOr(args.memory, 512) / 1024,
    extraDiskGiB: Math.max(0, numberOr(disk, FREE_DISK_GIB) - FREE_DISK_GIB),
    architecture: architecture === "ARM64" ? "arm" : "x86",
  };
}

function hourOf({ table }: Bill, { vcpu, gb, architecture }: TaskSize): number | undefined {
  const cpu = priceIn(table, `fargate.${architecture}.vcpu-hour`);
  const memory = priceIn(table, `fargate.${architecture}.gb-hour`);
  return cpu === undefined || memory === undefined ? undefined : vcpu * cpu + gb * memory;
}

const inWords = ({ vcpu, gb, architecture }: TaskSize): string =>
  `${vcpu} vCPU and ${gb} GB (${architecture === "arm" ? "arm64" : "x86_64"})`;

const inTasks = ({ low, high }: Range): string =>
  low === high ? counted(rounded(low), "task") : `${rounded(low)} to ${rounded(high)} tasks`;

const rounded = (count: number): number => Math.round(count * 100) / 100;
