import type { ScheduledPolicy, TargetPolicy, TaskRange } from "../../modules/ecs/scaling-config";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { type DeclaredService, servicesOf } from "./services";

const services =
  (check: (declared: DeclaredService) => Problem[]): Check =>
  ({ environment }) =>
    servicesOf(environment).flatMap(check);

/** No range of tasks is upside down, neither a service's nor one that a schedule sets. */
export const rangesStartAtTheirMinimum = services(({ path, service }) => [
  ...upsideDown(`${path}.tasks`, service.tasks),
  ...placed<ScheduledPolicy>({ path, service }, "schedule").flatMap(([where, policy]) =>
    upsideDown(where, policy),
  ),
]);

/** CloudWatch and schedules act on one range together, so each is there once. */
export const scalingPoliciesDiffer = services((declared) => [
  ...repeated(placed<TargetPolicy>(declared, "target"), "metric", "one policy for each metric"),
  ...repeated(placed<ScheduledPolicy>(declared, "schedule"), "name", "another name"),
]);

/** Requests are counted by a load balancer. */
export const requestsAreCounted = services((declared) => {
  if (declared.service.expose) return [];
  return placed<TargetPolicy>(declared, "target")
    .filter(([, { metric }]) => metric === "requests-per-target")
    .map(([path, { metric }]) => ({
      path: `${path}.metric`,
      message: "counts requests through a load balancer, and the service has no `expose`",
      found: show(metric),
      write: "`cpu` or `memory`, or give the service an `expose`",
    }));
});

/**
 * A schedule sets a range until the next one does, which may well lie outside `tasks`: fewer at night
 * is the point. But one of them has to bring `tasks` back, or that field would only hold for a day.
 */
export const schedulesComeBack = services(({ path, service }) => {
  const { tasks } = service;
  const schedules = placed<ScheduledPolicy>({ path, service }, "schedule");
  const returns = schedules.some(
    ([, { minimum, maximum }]) => minimum === tasks.minimum && maximum === tasks.maximum,
  );
  if (schedules.length === 0 || returns) return [];
  return [
    {
      path: `${path}.scaling`,
      message: "has schedules and none that brings the range of `tasks` back",
      found: show(schedules.map(([, { minimum, maximum }]) => ({ minimum, maximum }))),
      write: `a schedule with \`minimum: ${tasks.minimum}, maximum: ${tasks.maximum}\``,
    },
  ];
});

/** A policy that follows a metric has a range to move in. */
export const targetPoliciesHaveRoom = services((declared) => {
  const { tasks } = declared.service;
  const ranges = [
    tasks,
    ...placed<ScheduledPolicy>(declared, "schedule").map(([, range]) => range),
  ];
  if (ranges.some(({ minimum, maximum }) => minimum !== maximum)) return [];
  return placed<TargetPolicy>(declared, "target").map(([path]) => ({
    path,
    message: "can never change the number of tasks",
    found: show({ tasks }),
    write: `\`tasks: { minimum: ${tasks.minimum}, maximum: … }\` with a larger maximum, or leave the policy out`,
  }));
});

/** The policies of one kind, each with its place in the literal. */
function placed<P extends TargetPolicy | ScheduledPolicy>(
  { path, service }: DeclaredService,
  kind: P["kind"],
): [string, P][] {
  return service.scaling.flatMap((policy, index) =>
    policy.kind === kind ? [[`${path}.scaling.${index}`, policy as P]] : [],
  );
}

function upsideDown(path: string, { minimum, maximum }: TaskRange): Problem[] {
  if (minimum <= maximum) return [];
  return [
    {
      path: `${path}.minimum`,
      message: `is above the maximum of ${maximum}`,
      found: show(minimum),
      write: `at most ${maximum}, or a larger maximum`,
    },
  ];
}

function repeated<P extends object>(
  policies: readonly [string, P][],
  field: keyof P & string,
  write: string,
): Problem[] {
  const seen = new Set<unknown>();
  return policies.flatMap(([path, policy]) => {
    const value = policy[field];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ path: `${path}.${field}`, message: "is there twice", found: show(value), write }];
  });
}
