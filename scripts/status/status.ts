import type { StackContext } from "../lib/stack-context";
import type { DeployedEnvironment } from "../workloads/deployed";
import type { DeployedTask } from "../workloads/workload";
import { type AlarmStatus, alarmsOf } from "./alarms";
import { type CertificateStatus, certificatesOf } from "./certificates";
import { type DatabaseStatus, databaseQueries, databaseStatus } from "./databases";
import { type LastRelease, lastReleasesOf } from "./last-releases";
import {
  type LoadBalancerStatus,
  loadBalancerQueries,
  loadBalancerStatus,
  withoutErrors,
} from "./load-balancers";
import type { Looking } from "./looking";
import { figuresOf, WINDOW_MINUTES } from "./metrics";
import { type OfficeHoursStatus, officeHoursOf } from "./office-hours";
import { type PauseStatus, pauseStatusOf } from "./pause";
import { isUnread, Reader, type Reading, readOf } from "./reading";
import { type ReleaseStatus, releasesOf } from "./releases";
import {
  describeServices,
  type ServiceStatus,
  serviceQueries,
  serviceStatus,
  servicesOf,
} from "./services";
import { type StackStatus, stacksOf } from "./stacks";
import { watchedIn } from "./watched";

/** How an environment is. */
export interface Status {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  /** ISO 8601. */
  readonly time: string;
  /** Whether it is paused, since when and by whom. */
  readonly pause: Reading<PauseStatus>;
  /** Null for one without. */
  readonly officeHours: OfficeHoursStatus | null;
  readonly stacks: readonly StackStatus[];
  readonly services: Reading<readonly ServiceStatus[]>;
  readonly tasks: readonly Pick<DeployedTask, "name" | "schedule" | "beforeRelease">[];
  readonly releases: Reading<readonly ReleaseStatus[]>;
  /** How the last release of each image went. */
  readonly lastReleases: Reading<readonly LastRelease[]>;
  readonly loadBalancers: readonly LoadBalancerStatus[];
  readonly databases: readonly DatabaseStatus[];
  readonly alarms: Reading<readonly AlarmStatus[]>;
  readonly certificates: Reading<readonly CertificateStatus[]>;
  /** What the figures of services, load balancers and databases are of, or why there are none. */
  readonly figures: Reading<{ readonly minutes: number }>;
}

export interface StatusOptions {
  /** Whether AWS differs from the configuration: takes a plan. */
  readonly drift: boolean;
  readonly now: Date;
}

/** Looks at everything at once; nothing that cannot be read keeps back the rest. */
export async function statusOf(
  context: StackContext,
  { state, workloads }: DeployedEnvironment,
  { drift, now }: StatusOptions,
): Promise<{ readonly status: Status; readonly answered: boolean }> {
  const { stack, access } = context;
  const reader = new Reader();
  const looking: Looking = { access, region: stack.region, reader, now };
  const watched = watchedIn(state, stack);
  const services = servicesOf(workloads);
  const queries = {
    ...serviceQueries(services),
    ...loadBalancerQueries(watched.loadBalancers),
    ...databaseQueries(watched.databases),
  };
  const [
    pause,
    figures,
    described,
    releases,
    lastReleases,
    loadBalancers,
    databases,
    alarms,
    certificates,
    stacks,
  ] = await Promise.all([
    pauseStatusOf(looking, stack, state),
    figuresOf(looking, queries),
    describeServices(looking, services),
    releasesOf(looking, watched.images),
    lastReleasesOf(context, reader),
    Promise.all(watched.loadBalancers.map((one) => loadBalancerStatus(looking, one))),
    Promise.all(watched.databases.map((one) => databaseStatus(looking, one))),
    alarmsOf(looking, watched.alarms),
    certificatesOf(looking, watched.certificates),
    stacksOf(context, reader, drift),
  ]);
  const known = readOf(figures) ?? {};
  const status: Status = {
    environment: stack.name,
    accountId: stack.accountId,
    region: stack.region,
    time: now.toISOString(),
    pause,
    officeHours: officeHoursOf(state, now),
    stacks,
    services: isUnread(described)
      ? described
      : services.map((one) => serviceStatus(one, described, known)),
    tasks: workloads
      .filter((one) => one.kind === "task")
      .map(({ name, schedule, beforeRelease }) => ({ name, schedule, beforeRelease })),
    releases,
    lastReleases,
    loadBalancers: loadBalancers.map((finish) => withoutErrors(finish(known))),
    databases: databases.map((finish) => finish(known)),
    alarms,
    certificates,
    figures: isUnread(figures) ? figures : { minutes: WINDOW_MINUTES },
  };
  return { status, answered: reader.answered };
}
