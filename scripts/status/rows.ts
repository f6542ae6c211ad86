import { ago, UNKNOWN } from "./ago";
import { gib, milliseconds, percent, whole } from "./figures-words";
import { officeHoursInWords } from "./office-hours";
import { isMeantDown } from "./pause";
import { daysUntil, onDatabase, onLoadBalancer, onService } from "./problems";
import { isUnread, readOf } from "./reading";
import type { ReleaseStatus } from "./releases";
import type { RolloutStatus, ServiceStatus } from "./services";
import type { StackStatus } from "./stacks";
import type { Status } from "./status";

/** A line of the screen, before its columns are aligned. */
export interface Row {
  readonly cells: readonly string[];
  readonly tone: "head" | "plain" | "bad";
}

const head = (...cells: string[]): Row => ({ cells, tone: "head" });
const row = (bad: boolean, ...cells: string[]): Row => ({ cells, tone: bad ? "bad" : "plain" });
const unreadRow = (unread: string): Row => row(false, unread);

export function serviceRows({ services, releases }: Status, now: Date): Row[] {
  const title = head("SERVICE", "TASKS", "START", "CPU", "MEM", "RELEASE", "ROLLED OUT");
  if (isUnread(services)) return [title, unreadRow(services.unread)];
  if (services.length === 0) return [];
  const known = readOf(releases) ?? [];
  const rows = services.map((one) => serviceRow(one, known, now));
  const worstFirst = [...rows].sort((one, other) => weight(other) - weight(one));
  const more = rows.length - SERVICES_SHOWN;
  return [
    title,
    ...worstFirst.slice(0, SERVICES_SHOWN),
    ...(more > 0 ? [row(false, `and ${more} more: --json has them`)] : []),
  ];
}

/** Those that are not well come first, so that a large environment stays one screen. */
const SERVICES_SHOWN = 12;
const weight = ({ tone }: Row): number => (tone === "bad" ? 1 : 0);

function serviceRow(one: ServiceStatus, releases: readonly ReleaseStatus[], now: Date): Row {
  const { name, there, running, desired, pending, rollout } = one;
  if (!there) return row(true, name, "GONE");
  const bad = onService(one, now).some(({ weight }) => weight === "problem");
  const count = `${whole(running)}/${whole(desired)}`;
  const release = releases.filter(({ image }) => one.images.includes(image)).map(releaseInWords);
  return row(
    bad,
    name,
    count,
    whole(pending),
    percent(one.cpu),
    percent(one.memory),
    release.join(", ") || UNKNOWN,
    rolloutInWords(rollout, now),
  );
}

/** `4f2a9c1e (3f2a9c01)`: the tag that says the commit, and the beginning of the digest. */
export function releaseInWords({ digest, tags }: ReleaseStatus): string {
  if (digest === undefined) return "none yet";
  const short = digest.replace(/^sha256:/, "").slice(0, 8);
  const [tag] = tags;
  return tag === undefined ? `sha256:${short}` : `${tag.slice(0, 12)} (${short})`;
}

function rolloutInWords(rollout: RolloutStatus | undefined, now: Date): string {
  if (!rollout) return UNKNOWN;
  const when = ago(rollout.begun, now);
  if (rollout.verdict.state === "going") return `going on, ${when}`;
  if (rollout.verdict.state === "failed") return `FAILED ${when} ago`;
  return rollout.isRollback ? `ROLLED BACK ${when} ago` : `${when} ago`;
}

export function taskRows({ tasks }: Status): Row[] {
  return tasks.map(({ name, schedule, beforeRelease }) => {
    if (beforeRelease) return row(false, name, "task, before each release");
    return row(false, name, schedule ? "task, by its schedule" : "task, started by hand");
  });
}

export function loadBalancerRows({ loadBalancers, figures }: Status): Row[] {
  if (loadBalancers.length === 0) return [];
  const minutes = readOf(figures)?.minutes;
  const title = head(
    "LOAD BALANCER",
    "HEALTHY",
    minutes ? `REQUESTS (${minutes} MIN)` : "REQUESTS",
    "5XX",
    "OWN 5XX",
    "P50",
    "P95",
    "P99",
  );
  return [
    title,
    ...loadBalancers.map((one) => {
      const targets = readOf(one.targets);
      return row(
        onLoadBalancer(one).length > 0,
        one.name,
        targets ? `${targets.healthy}/${targets.registered}` : UNKNOWN,
        whole(one.requests),
        whole(one.failedByTargets),
        whole(one.failedByItself),
        milliseconds(one.p50),
        milliseconds(one.p95),
        milliseconds(one.p99),
      );
    }),
  ];
}

export function databaseRows(status: Status, now: Date): Row[] {
  const { databases } = status;
  if (databases.length === 0) return [];
  return [
    head("DATABASE", "STATE", "FREE", "CONNECTIONS", "SNAPSHOT", "LAG"),
    ...databases.map((one) => {
      const instance = readOf(one.instance);
      const snapshot = readOf(one.snapshot);
      return row(
        onDatabase(one, isMeantDown(status)).length > 0,
        one.name,
        instance?.state ?? UNKNOWN,
        `${gib(one.freeGiB)} of ${gib(instance?.storageGiB)} GiB`,
        whole(one.connections),
        snapshot === null ? "none" : snapshot ? `${ago(snapshot, now)} ago` : UNKNOWN,
        one.replica ? `${whole(one.lag)} s` : "",
      );
    }),
  ];
}

export function alarmRows({ alarms }: Status, now: Date): Row[] {
  if (isUnread(alarms)) return [row(false, "alarms", alarms.unread)];
  if (alarms.length === 0) return [row(false, "alarms", "none are defined")];
  const ringing = alarms.filter(({ state }) => state === "ALARM");
  const unsure = alarms.filter(({ state }) => state !== "ALARM" && state !== "OK");
  const says = [
    `${ringing.length} of ${alarms.length} in alarm`,
    ...(unsure.length > 0 ? [`${unsure.length} without enough data`] : []),
    ...ringing.slice(0, 1).map(({ since }) => `since ${ago(since, now)}`),
  ];
  return [row(ringing.length > 0, "alarms", says.join(", "))];
}

export function certificateRows({ certificates }: Status, now: Date): Row[] {
  if (isUnread(certificates)) return [row(false, "certificates", certificates.unread)];
  const soonest = [...certificates].sort((one, other) =>
    (one.expires ?? "").localeCompare(other.expires ?? ""),
  )[0];
  if (!soonest) return [];
  const left = daysUntil(soonest.expires, now);
  const issued = soonest.state === "ISSUED" && left !== undefined;
  const when = issued ? `expires in ${left} d` : `is ${soonest.state}`;
  const first = certificates.length > 1 ? `${certificates.length}; the first: ` : "";
  return [row(false, "certificates", `${first}${soonest.domain} ${when}`)];
}

export function officeHoursRows({ officeHours, pause }: Status): Row[] {
  if (!officeHours) return [];
  const off = readOf(pause)?.state === "paused" ? "; off while it is paused" : "";
  return [row(false, "office hours", `${officeHoursInWords(officeHours)}${off}`)];
}

export const stackRows = ({ stacks }: Status, now: Date): Row[] =>
  stacks.map((one) => row(false, `stack ${one.name}`, stackInWords(one, now)));

function stackInWords({ applied, drift }: StackStatus, now: Date): string {
  const planned = drift && readOf(drift);
  const plan = planned ? `; plan: ${planned.plan}` : "";
  if (isUnread(applied)) return `${applied.unread}${plan}`;
  if (applied === null) return `never applied${plan}`;
  const { time, command, who, commit } = applied;
  const by = command === undefined ? "plain Terraform" : `\`${command}\``;
  const whose = who === undefined ? "" : ` by ${who.split("/").slice(1).join("/") || who}`;
  const from = commit ? ` at ${commit.slice(0, 8)}` : "";
  return `applied ${ago(time, now)} ago, ${by}${whose}${from}${plan}`;
}
