import { ago } from "./ago";
import type { AlarmStatus } from "./alarms";
import type { CertificateStatus } from "./certificates";
import type { DatabaseStatus } from "./databases";
import { remarksOnReleases } from "./last-releases";
import type { LoadBalancerStatus } from "./load-balancers";
import { isMeantDown, pauseRemarks } from "./pause";
import { type Reading, readOf } from "./reading";
import type { ReleaseStatus } from "./releases";
import type { ServiceStatus } from "./services";
import type { StackStatus } from "./stacks";
import type { Status } from "./status";

/** Something of a status that a person has to know. */
export interface Remark {
  /** `problem`: something is wrong. `notice`: something is going on, or will go wrong. */
  readonly weight: "problem" | "notice";
  readonly says: string;
  /** The service it is about, for the command that tells more. */
  readonly service?: string;
}

/** Less free storage than this share is a problem. RDS itself warns at 10 %: "Best practices for storing data". */
const LEAST_FREE_SHARE = 0.1;
/** More failed requests than this share are a problem. */
const MOST_FAILED_SHARE = 0.01;
/** ACM renews 60 days ahead: one that has less left was not renewed. Source: ACM's "Managed certificate renewal". */
const LEAST_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;
/** Seconds that a replica may be behind. */
const MOST_LAG = 60;

/** What is wrong or going on, the worst first. */
export function remarksOn(status: Status): Remark[] {
  const now = new Date(status.time);
  const listed = <T>(reading: Reading<readonly T[]>): readonly T[] => readOf(reading) ?? [];
  const down = isMeantDown(status);
  const remarks: Remark[] = [
    ...pauseRemarks(status).map(({ problem: bad, says }) => (bad ? problem(says) : notice(says))),
    ...remarksOnReleases(status, now).map(notice),
    ...listed(status.services)
      .filter(({ there, desired }) => !(down && there && desired === 0))
      .flatMap((one) =>
        onService(one, now, listed(status.releases)).map((remark) => ({
          ...remark,
          service: one.name,
        })),
      ),
    ...status.loadBalancers.flatMap(onLoadBalancer),
    ...status.databases.flatMap((one) => onDatabase(one, down)),
    ...listed(status.alarms).flatMap((one) => onAlarm(one, now)),
    ...listed(status.certificates).flatMap((one) => onCertificate(one, now)),
    ...status.stacks.flatMap((one) => onStack(one, now)),
  ];
  const weigh = (wanted: Remark["weight"]) => remarks.filter(({ weight }) => weight === wanted);
  return [...weigh("problem"), ...weigh("notice")];
}

const problem = (says: string): Remark => ({ weight: "problem", says });
const notice = (says: string): Remark => ({ weight: "notice", says });

export function onService(
  service: ServiceStatus,
  now: Date,
  releases: readonly ReleaseStatus[] = [],
): Remark[] {
  const { name, there, running = 0, desired = 0, rollout } = service;
  if (!there) return [problem(`${name}: ECS has no such service (any more)`)];
  if (desired === 0) {
    const waits = releases.some(
      ({ image, digest }) => service.images.includes(image) && digest === undefined,
    );
    const why = waits ? ": its image was not released yet" : "";
    return [notice(`${name}: is meant to run no task${why}`)];
  }
  const since = `${ago(rollout?.begun, now)} ago`;
  const verdict = rollout?.verdict;
  const few = `${running} of ${desired} tasks run`;
  if (verdict?.state === "failed")
    return [problem(`${name}: the rollout of ${since} FAILED; ${few}`)];
  if (verdict?.state === "going") {
    const says = `${name}: the rollout of ${since}: ${verdict.missing}`;
    return [running === 0 ? problem(says) : notice(says)];
  }
  if (rollout?.isRollback) return [problem(`${name}: was rolled back ${since}; ${few}`)];
  return running < desired ? [problem(`${name}: ${few}`)] : [];
}

export function onLoadBalancer(one: LoadBalancerStatus): Remark[] {
  const targets = readOf(one.targets);
  const remarks: Remark[] = [];
  if (targets && targets.healthy < targets.registered) {
    const why = targets.reasons.length > 0 ? `: ${targets.reasons.join("; ")}` : "";
    remarks.push(
      problem(`${one.name}: ${targets.healthy} of ${targets.registered} targets are healthy${why}`),
    );
  }
  const { requests = 0, failedByTargets = 0, failedByItself = 0 } = one;
  const failed = failedByTargets + failedByItself;
  if (requests > 0 && failed / requests > MOST_FAILED_SHARE)
    remarks.push(
      problem(`${one.name}: ${percent(failed / requests)} of the answers are errors (5xx)`),
    );
  return remarks;
}

/** @param down whether it is meant to be down. @default false */
export function onDatabase(one: DatabaseStatus, down = false): Remark[] {
  const instance = readOf(one.instance);
  const remarks: Remark[] = [];
  const expected = down ? /^(available|stopping|stopped)$/ : /^available$/;
  if (instance && !expected.test(instance.state))
    remarks.push(problem(`database ${one.name}: is ${instance.state}`));
  const { freeGiB, lag } = one;
  const size = instance?.storageGiB;
  if (size && freeGiB !== undefined && freeGiB / size < LEAST_FREE_SHARE)
    remarks.push(problem(`database ${one.name}: ${percent(freeGiB / size)} of storage free`));
  if (lag !== undefined && lag > MOST_LAG)
    remarks.push(problem(`database ${one.name}: ${Math.round(lag)} s behind`));
  return remarks;
}

function onAlarm({ name, state, since, meaning }: AlarmStatus, now: Date): Remark[] {
  if (state !== "ALARM") return [];
  return [problem(`alarm ${name} since ${ago(since, now)}${meaning ? `: ${meaning}` : ""}`)];
}

function onCertificate(one: CertificateStatus, now: Date): Remark[] {
  const { domain, state, expires, renewed } = one;
  if (state !== "ISSUED") return [problem(`certificate ${domain}: is ${state}`)];
  const left = daysUntil(expires, now);
  if (left === undefined || left >= LEAST_DAYS) return [];
  const why = renewed ? "ACM has not renewed it" : "it was imported: ACM does not renew it";
  return [problem(`certificate ${domain}: expires in ${left} d; ${why}`)];
}

function onStack({ name, lock, drift }: StackStatus, now: Date): Remark[] {
  const held = readOf(lock);
  const drifted = drift && readOf(drift);
  return [
    ...(held ? [notice(`${name}: locked by ${held.who} since ${ago(held.since, now)}`)] : []),
    ...(drifted?.drifted ?? []).map(({ address, how }) =>
      notice(`${name}: ${address} was ${how} outside of Terraform`),
    ),
    ...(drifted && !drifted.empty
      ? [notice(`${name}: \`devops-platform plan ${name}\` has ${drifted.plan}`)]
      : []),
  ];
}

/** Whole days; negative for what is past. */
export function daysUntil(time: string | undefined, now: Date): number | undefined {
  return time === undefined ? undefined : Math.floor((Date.parse(time) - now.getTime()) / DAY);
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
