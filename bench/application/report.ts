import { table } from "../measure";
import type { Round } from "./rounds";

/** One service under one load, beside the others of the same load. */
export interface Entry {
  readonly load: string;
  readonly service: string;
  readonly round: Round;
}

const heading = ["load", "service", "requests/s", "per core-second", "mean", "p50", "p95", "p99"];

const whole = (value: number | undefined): string => value?.toFixed(0) ?? "-";
const ms = (value: number): string => value.toFixed(1);

/** What the notes measured, on a machine in AWS, through a load balancer. */
const notes = ["notes", "Express", "137", "-", "349.0", "-", "389.0", "428.0", "0"];

/** All figures of all services. */
export const figures = (entries: readonly Entry[]): string =>
  table([
    [...heading, "failures"],
    ...entries.map(({ load, service, round }) => [
      ...[load, service, whole(round.perSecond), whole(round.perCoreSecond)],
      ...[ms(round.mean), ms(round.p50), ms(round.p95), ms(round.p99), `${round.failures}`],
    ]),
    notes,
  ]);

/** Ours over theirs for one load, and the share of what the database alone can do. */
export function comparison(
  load: string,
  ours: Round,
  theirs: Round,
  limit: number | undefined,
): string[] {
  const times = (a: number, b: number) => `${(a / b).toFixed(2)} x`;
  const cores =
    ours.perCoreSecond && theirs.perCoreSecond
      ? times(ours.perCoreSecond, theirs.perCoreSecond)
      : "-";
  return [
    ...[load, times(ours.perSecond, theirs.perSecond), cores, times(ours.p99, theirs.p99)],
    ...[whole(limit), limit ? `${((ours.perSecond / limit) * 100).toFixed(0)} %` : "-"],
  ];
}

export const comparisonHeading = [
  ...["application to Express", "throughput", "per core-second", "p99"],
  ...["pgbench/s", "share of it"],
];
