import { refusedCodes, STATUS_CODES, secondsToHealthy } from "../../modules/alb/health-check";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { exposedServices } from "./exposed";

/**
 * ECS stops a task that the load balancer still calls unhealthy when the grace period is over; one
 * that has failed while it started needs `healthyThreshold` passes in a row before that.
 */
export const healthFitsTheGracePeriod: Check = ({ environment }) =>
  exposedServices(environment).flatMap(({ name, service, expose }): Problem[] => {
    const grace = service.deployment.healthCheckGracePeriodSeconds;
    const needed = secondsToHealthy(expose.healthCheck);
    if (needed <= grace) return [];
    const { healthyThreshold, intervalSeconds, timeoutSeconds } = expose.healthCheck;
    return [
      {
        path: `workloads.${name}.deployment.healthCheckGracePeriodSeconds`,
        message: `is shorter than the load balancer needs to call a task healthy: ${healthyThreshold} checks, one every ${intervalSeconds} s, and ${timeoutSeconds} s for the answer`,
        found: show(grace),
        write: `${needed} or more, or a lower interval or threshold in \`expose.healthCheck\``,
      },
    ];
  });

/** A container that may fail its own checks for longer than the load balancer is patient is stopped. */
export const startFitsTheGracePeriod: Check = ({ environment }) =>
  exposedServices(environment).flatMap(({ name, service }): Problem[] => {
    const start = service.healthCheck?.startPeriodSeconds ?? 0;
    const grace = service.deployment.healthCheckGracePeriodSeconds;
    return start <= grace
      ? []
      : [
          {
            path: `workloads.${name}.healthCheck.startPeriodSeconds`,
            message: `is longer than the ${grace} s after which a failing load balancer check stops the task`,
            found: show(start),
            write: `${grace} or less, or a longer \`deployment.healthCheckGracePeriodSeconds\``,
          },
        ];
  });

/** A check has its answer before the next one is asked; load balancers refuse anything else. */
export const timeoutsAreShorterThanIntervals: Check = ({ environment }) => {
  const checks = [
    ...exposedServices(environment).map(({ path, expose }) => ({
      path: `${path}.healthCheck`,
      check: expose.healthCheck,
    })),
    ...Object.entries(environment.workloads).flatMap(([name, workload]) => [
      { path: `workloads.${name}.healthCheck`, check: workload.healthCheck },
      ...Object.entries(workload.sidecars).map(([key, sidecar]) => ({
        path: `workloads.${name}.sidecars.${key}.healthCheck`,
        check: sidecar.healthCheck,
      })),
    ]),
  ];
  return checks.flatMap(({ path, check }): Problem[] =>
    check === undefined || check.timeoutSeconds < check.intervalSeconds
      ? []
      : [
          {
            path: `${path}.timeoutSeconds`,
            message: `is not shorter than the ${check.intervalSeconds} s between two checks`,
            found: show(check.timeoutSeconds),
            write: `${check.intervalSeconds - 1} or less, or a longer \`intervalSeconds\``,
          },
        ],
  );
};

/** Load balancers read HTTP's status codes or gRPC's, each in a range of its own. */
export const matchersFitTheProtocol: Check = ({ environment }) =>
  exposedServices(environment).flatMap(({ path, service, expose }): Problem[] => {
    const { matcher } = expose.healthCheck;
    if (matcher === undefined || refusedCodes(matcher, service.protocol).length === 0) return [];
    const { first, last } = STATUS_CODES[service.protocol === "grpc" ? "grpc" : "http"];
    return [
      {
        path: `${path}.healthCheck.matcher`,
        message: `has codes that a check of ${service.protocol} cannot expect`,
        found: show(matcher),
        write: `codes from ${first} to ${last}`,
      },
    ];
  });
