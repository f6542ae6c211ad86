import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import { clientConfig } from "../aws/client-config";
import { patient } from "../aws/patience";
import { sayPaused } from "../pause/say-paused";
import { appFolder, environmentNamed, openApp } from "../stacks/app";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { deployedEnvironment, workloadNamed } from "../workloads/deployed";
import type { DeployedWorkload } from "../workloads/workload";
import type { LogsFlags } from "./command";
import { type FollowProps, following, history } from "./follow";
import { Last } from "./last";
import { type Layout, labelOf, laidOut } from "./layout";
import { type LogLine, PROXIES } from "./line";
import { json, raw } from "./machine";
import { pagesOf } from "./pages";
import { sourcesOf } from "./sources";
import { writeLines } from "./write-lines";

/** About a minute, of which the SDK does not know. */
const REPEATS = 6;

/** Prints what workloads of an environment write. */
export async function logs(
  root: string,
  name: string,
  services: readonly string[],
  flags: LogsFlags,
): Promise<void> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = environmentNamed(app, name);
  const access = accessOf();
  await requireAccount(access, stack);
  const deployed = await deployedEnvironment({ app, stack, access });
  const workloads =
    services.length === 0
      ? deployed.workloads
      : [...new Set(services)].map((one) => workloadNamed(deployed, name, one));
  const client = new CloudWatchLogsClient(clientConfig(access, stack.region));
  const patience = patient({ say, ...(!flags.follow && { repeats: REPEATS }) });
  const reading = { ...flags, client, patience };
  const read: FollowProps["read"] = (source, from) => pagesOf(reading, source, from);
  const props = { sources: sourcesOf(workloads, flags), since: flags.since, read };
  const print = printer(layoutFor(name, workloads, flags), flags.limit);
  if (flags.follow) {
    await sayPaused({ stack, access, say }, deployed.state);
    await followAll(props, print);
  }
  const printed = await printAll(props, print);
  if (printed === 0) say(nothingOf(workloads, flags));
}

type Printer = ReturnType<typeof printer>;

function printer(layout: Layout, limit: number | undefined) {
  const last = limit === undefined ? undefined : new Last<LogLine>(limit);
  let printed = 0;
  const write = async (lines: readonly LogLine[]) => {
    printed += lines.length;
    await writeLines(lines.map(layout));
  };
  return {
    /** What was there before, of which somebody may want the last lines only. */
    past: async (lines: readonly LogLine[]) => (last ? last.add(lines) : write(lines)),
    pastEnds: async () => (last ? write(last.take()) : undefined),
    now: write,
    printed: () => printed,
  };
}

async function printAll(props: FollowProps, print: Printer): Promise<number> {
  for await (const lines of history(props)) await print.past(lines);
  await print.pastEnds();
  return print.printed();
}

async function followAll(props: FollowProps, print: Printer): Promise<never> {
  let past = true;
  for await (const { lines, present } of following(props)) {
    if (present && past) await print.pastEnds();
    past = !present;
    await (past ? print.past(lines) : print.now(lines));
  }
  throw new Error("following ends only with the process");
}

function layoutFor(
  environment: string,
  workloads: readonly DeployedWorkload[],
  flags: LogsFlags,
): Layout {
  if (flags.raw) return raw;
  if (flags.json) return json;
  const labels = workloads.flatMap(({ name, containers }) => [
    ...containers.map((one) => labelOf({ workload: name, container: one.name })),
    ...(flags.allStreams ? [labelOf({ workload: name, container: PROXIES })] : []),
  ]);
  const withDay = dayOf(flags.since) !== dayOf(Date.now());
  return laidOut({ environment, labels, style: styleFor(process.stdout), withDay });
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

function nothingOf(workloads: readonly DeployedWorkload[], { since, ...flags }: LogsFlags): string {
  const names = workloads.map(({ name }) => name).join(", ") || "nothing that writes any";
  const narrowed = flags.filter ?? flags.level ?? flags.task;
  const fit = narrowed === undefined ? "" : " that fit";
  return `No lines${fit} since ${new Date(since).toISOString().slice(0, 19)}Z, of: ${names}. --since looks further back.`;
}
