import type { PauseValue } from "../../src/modules/pause/pause-value";
import type { Estimate } from "../cost/estimate";
import { inUsd, type Range } from "../cost/money";
import { estimateOf } from "../cost/of-stack";
import { grouped, pauseSaving } from "../cost/savings";
import { counted } from "../terminal/counted";
import { table } from "../terminal/table";
import { type FoundDatabase, lookAtDatabases } from "./databases";
import { rememberServices } from "./services";
import type { PauseSubject } from "./subject";
import { pauseInWords } from "./words";

/** What a pause stops, saves and leaves, said before it is agreed to. */
export async function whatStopsInWords(subject: PauseSubject): Promise<string> {
  const { context, services, databases, deployed, there } = subject;
  const running = await rememberServices(context, services);
  const schedules = deployed.workloads.filter((one) => one.kind === "task" && one.schedule);
  const rows = [
    ...services.map(({ name }) => [
      `service ${name}`,
      `${counted(running[name]?.desired ?? 0, "task")}; nothing answers any more`,
    ]),
    ...schedules.map(({ name }) => [`task ${name}`, "its schedule is disabled"]),
    ...(await lookAtDatabases(context, databases)).map((one) => [
      `database ${one.name}`,
      one.stays ? `stays up: ${one.stays}` : "is stopped; its data stays",
    ]),
    ...there.map((address) => ["network", `${address} is deleted`]),
  ];
  const estimate = estimateOf(context.stack);
  const { saves, left, unknown } = pauseSaving(estimate);
  const more =
    unknown.length > 0 ? `, and ${counted(unknown.length, "price")} that nobody knows here` : "";
  return [
    `\nPausing ${context.stack.name} (${context.stack.region}) stops`,
    indented(table(rows)),
    `It saves about ${inUsd(saves)} USD a month${more}; about ${inUsd(left)} stay.`,
    `devops-platform resume ${context.stack.name} brings all of it back, tasks as many as there are now.\n`,
  ].join("\n");
}

/** What is to come back. */
export function whatStartsInWords(
  { context: { stack }, databases }: PauseSubject,
  value: PauseValue,
): string {
  const services = Object.entries(value.services ?? {})
    .filter(([, { desired }]) => desired > 0)
    .map(([name, { desired }]) => `${name} with ${counted(desired, "task")}`);
  const what = [
    ...(services.length > 0 ? [`Comes back: ${services.join(", ")}.`] : []),
    ...(databases.length > 0
      ? [`Databases: ${databases.map(({ name }) => name).join(", ")}.`]
      : []),
  ];
  const { saves } = pauseSaving(estimateOf(stack));
  return [
    `${pauseInWords(stack.name, value)}.`,
    ...what,
    `From then on it costs about ${inUsd(saves)} USD a month more.`,
  ].join("\n");
}

/** The end of a pause: what goes on costing. */
export function pausedInWords(
  { context: { stack } }: PauseSubject,
  databases: readonly FoundDatabase[],
): string {
  const estimate = estimateOf(stack);
  const { left } = pauseSaving(estimate);
  const up = databases.filter(({ state }) => state !== "stopped" && state !== "gone");
  return [
    `\n${stack.name} is paused. It still costs about ${inUsd(left)} USD a month:`,
    indented(table(staying(estimate).map(({ name, cost }) => [name, inUsd(cost)]))),
    ...up.map(
      ({ name, state, stays }) => `The database ${name} is ${state}${stays ? `: ${stays}` : ""}.`,
    ),
    `devops-platform resume ${stack.name} starts it again.`,
  ].join("\n");
}

/** Costs of a paused environment, by part. */
const staying = ({ items }: Estimate): { name: string; cost: Range }[] =>
  grouped(
    items.filter(({ pausable }) => !pausable),
    ({ module }) => module,
  ).filter(({ cost }) => cost.high > 0);

const indented = (text: string): string => text.replace(/^/gm, "  ");
