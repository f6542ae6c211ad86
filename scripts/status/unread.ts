import { isUnread } from "./reading";
import type { Status } from "./status";

/** Everything that could not be read, each reason once: `services: not allowed: ecs:DescribeServices`. */
export function unreadIn(status: Status): string[] {
  const named: readonly (readonly [what: string, reading: unknown])[] = [
    ["whether it is paused", status.pause],
    ["services", status.services],
    ["releases", status.releases],
    ["history of releases", status.lastReleases],
    ["figures", status.figures],
    ...status.loadBalancers.map((one) => ["targets", one.targets] as const),
    ...status.databases.flatMap((one) => [
      ["databases", one.instance] as const,
      ["snapshots", one.snapshot] as const,
    ]),
    ["alarms", status.alarms],
    ["certificates", status.certificates],
    ...status.stacks.flatMap(({ name, applied, lock, drift }) => [
      [`last apply of ${name}`, applied] as const,
      [`lock of ${name}`, lock] as const,
      [`drift of ${name}`, drift] as const,
    ]),
  ];
  const lines = named.flatMap(([what, reading]) =>
    isUnread(reading) ? [`${what}: ${reading.unread}`] : [],
  );
  return [...new Set(lines)];
}
