import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import type { StackContext } from "../lib/stack-context";
import { type LikelyCause, likelyCause } from "../rollout/likely-cause";
import { type TargetCounts, targetsOf } from "../status/load-balancers";
import type { Looking } from "../status/looking";
import { isUnread, Reader, type Reading, readOf } from "../status/reading";
import { type ServiceStatus, serviceStatus } from "../status/services";
import { watchedIn } from "../status/watched";
import type { DeployedEnvironment } from "../workloads/deployed";
import type { DeployedService } from "../workloads/workload";
import { alarmFindings, alarmsOfService } from "./alarms";
import { applyFindings, releaseFindings } from "./changes";
import { type Findings, inOrder } from "./finding";
import { tellingLines } from "./logged";
import { scalingFindings } from "./scaling";
import { deploymentFindings, eventFindings } from "./service-events";
import { stoppedTasks, taskFindings } from "./tasks";

/** What happened to a service lately. */
export interface Why {
  readonly environment: string;
  readonly service: string;
  /** ISO 8601, as `until`. */
  readonly since: string;
  readonly until: string;
  /** In order of time. */
  readonly findings: readonly Findings[];
  /** How it is now. */
  readonly now: Reading<ServiceStatus>;
  /** How the load balancer sees its tasks now; undefined for one without. */
  readonly targets: Reading<TargetCounts> | undefined;
  /** Undefined where nothing tells it. */
  readonly cause: LikelyCause | undefined;
  /** What could not be read. */
  readonly unread: readonly string[];
}

interface Window {
  readonly since: Date;
  readonly now: Date;
}

/** Gathers what AWS remembers of a service. */
export async function whyOf(
  context: StackContext,
  { state }: DeployedEnvironment,
  service: DeployedService,
  { since, now }: Window,
): Promise<{ readonly why: Why; readonly answered: boolean }> {
  const { stack, access } = context;
  const reader = new Reader();
  const looking: Looking = { access, region: stack.region, reader, now };
  const ecs = new ECSClient(clientConfig(access, stack.region));
  const keys = service.containers.flatMap(({ image }) => image ?? []);
  const images = watchedIn(state, stack).images.filter(({ image }) => keys.includes(image));
  const [described, tasks, scaling, alarms, applied, released, lines, targets] = await Promise.all([
    describe(ecs, reader, service),
    stoppedTasks(ecs, reader, service, since),
    scalingFindings(looking, service, since),
    alarmFindings(looking, alarmsOfService(state, service.name), since),
    applyFindings(context, reader, since),
    releaseFindings(looking, images, since),
    tellingLines(looking, service.logGroup, since),
    service.targetGroups.length > 0 ? targetsOf(looking, service.targetGroups) : undefined,
  ]);
  const events = isUnread(described) ? [] : eventsOf(described, since);
  const lists = [scaling, alarms, applied, released].map((one) => readOf(one) ?? []);
  const stopped = readOf(tasks) ?? [];
  const evidence = {
    tasks: stopped,
    events: [
      ...events.filter(({ bad }) => bad).map(({ says }) => says),
      ...((targets && readOf(targets)?.reasons) ?? []),
    ],
    logLines: readOf(lines) ?? [],
  };
  const why: Why = {
    environment: stack.name,
    service: service.name,
    since: since.toISOString(),
    until: now.toISOString(),
    findings: inOrder([...taskFindings(stopped), ...events, ...lists.flat()]),
    now: isUnread(described) ? described : serviceStatus(service, described, {}),
    targets,
    cause: likelyCause(evidence, { environment: stack.name, workload: service.name }),
    unread: unreadAmong([described, tasks, scaling, alarms, applied, released, lines, targets]),
  };
  return { why, answered: reader.answered };
}

const describe = (ecs: ECSClient, reader: Reader, { cluster, service }: DeployedService) =>
  reader.read("ecs:DescribeServices", async () => {
    const asked = new DescribeServicesCommand({ cluster, services: [service] });
    return (await ecs.send(asked)).services ?? [];
  });

const eventsOf = (services: Parameters<typeof serviceStatus>[1], since: Date) =>
  services.flatMap((one) => [...eventFindings(one, since), ...deploymentFindings(one, since)]);

const unreadAmong = (readings: readonly unknown[]): string[] => [
  ...new Set(readings.flatMap((one) => (isUnread(one) ? [one.unread] : []))),
];
