import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { isUnread, Reader } from "../status/reading";
import { seconds } from "../terminal/duration";
import { asFinding, scalingSince } from "../why/scaling";
import { deployedEnvironment, serviceNamed } from "../workloads/deployed";
import { runGenerator } from "./child";
import { costOf } from "./cost";
import { showLive } from "./live";
import type { Load } from "./load";
import { dnsNameOf, targetOf } from "./load-balancer";
import { probe } from "./probe";
import { requireTasks } from "./ready";
import type { LoadReport } from "./report";
import { cpuSince, rangeIn } from "./scaling";
import { wayTo } from "./target";
import { TaskSeries, tasksOf } from "./tasks";
import { missedIn, type Thresholds } from "./thresholds";
import { watchTasks } from "./watch";

/** What is asked of a load. */
export interface Wanted extends Omit<Load, "target" | "rate">, Thresholds {
  readonly rate?: number | undefined;
  readonly path?: string;
}

/**
 * Loads a service through the load balancer of its environment, and watches it scale.
 * @param stop ends it early; what was measured until then is returned
 */
export async function loadTest(
  root: string,
  context: StackContext,
  name: string,
  wanted: Wanted,
  stop: AbortSignal,
): Promise<LoadReport> {
  const { access, stack, say } = context;
  const deployed = await deployedEnvironment(context);
  const service = serviceNamed(deployed, stack.name, name);
  const way = wayTo(deployed.state, service, stack.name, wanted.path);
  const looking = { access, region: stack.region, reader: new Reader(), now: new Date() };
  const before = await tasksOf(looking, service);
  if (isUnread(before)) throw unreadable(name, before.unread);
  await requireTasks(context, deployed, service, before);
  const { arn, internal } = way.route.loadBalancer;
  const target = await targetOf(way, await dnsNameOf(access, stack.region, arn));
  const { method, headers, body, connections, rate, stopAtErrors } = wanted;
  const load: Load = {
    ...{ target, method, headers, body, connections, rate, stopAtErrors },
    seconds: wanted.seconds,
  };
  const status = await probe(load, { environment: stack.name, service: name, internal });
  if (stop.aborted) throw nothingLoaded();
  if (status >= 300)
    say(`${target.url} answers ${status}: it is not followed, so redirects are what is measured.`);
  say(`${method} ${target.url} for ${seconds(load.seconds)}; Ctrl-C stops it.`);

  const began = new Date();
  const watching = new AbortController();
  const series = new TaskSeries();
  const watched = watchTasks({ ...looking, now: began }, service, series, watching.signal);
  const live = showLive(load.seconds);
  const show = (measured: LoadReport["measured"]) => live.show(measured, series.changes.at(-1));
  const measured = await runGenerator(root, load, show, stop).finally(() => {
    live.stop();
    watching.abort();
  });
  await watched;
  const [activities, cpu] = await Promise.all([
    scalingSince(looking, service, began),
    cpuSince(looking, service, began, new Date()),
  ]);
  return {
    environment: stack.name,
    service: name,
    url: target.url,
    ...{ method, connections, rate, before, measured, cpu },
    seconds: load.seconds,
    began: began.toISOString(),
    interrupted: stop.aborted,
    range: rangeIn(deployed.state, service),
    scaling: isUnread(activities) ? activities : [...activities].reverse().map(scaledAt(began)),
    tasks: series.changes,
    cost: costOf(measured, connections, stack.region),
    missed: missedIn(measured, wanted),
  };
}

const scaledAt = (began: Date) => (activity: Parameters<typeof asFinding>[0]) => {
  const { time, says, bad } = asFinding(activity);
  return { at: Math.round((Date.parse(time) - began.getTime()) / 1000), says, failed: bad };
};

const nothingLoaded = () =>
  new CommandError("interrupted before the load began", {
    hint: "One request was sent, to see whether it is answered; nothing was loaded.",
    exitCode: exitCodes.interrupted,
  });

const unreadable = (name: string, unread: string) =>
  new CommandError(`the tasks of ${name} cannot be counted: ${unread}`, {
    hint: "What load does to a service is told by them; nothing was loaded.",
    exitCode: exitCodes.aws,
  });
