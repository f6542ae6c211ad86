import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { exposedServices } from "./exposed";

/** The longest time that Fargate leaves between SIGTERM and SIGKILL. */
const LONGEST_STOP = 120;

/**
 * When ECS itself replaces a task, the two times follow each other: it takes the task out of the
 * load balancer, waits for the deregistration delay, and only then sends SIGTERM, so any two values
 * go together. When AWS takes Spot capacity back, SIGTERM comes at once, and the stop timeout is all
 * that open requests still have (AWS, "Graceful shutdowns with ECS" and "How do I handle Spot
 * termination notices": the delay has to be below two minutes).
 */
export const requestsOutliveSpot: Check = ({ environment }) =>
  exposedServices(environment).flatMap(({ name, service, expose, path }): Problem[] => {
    const capacity = service.capacity ?? environment.cluster.capacity;
    const delay = expose.deregistrationDelaySeconds;
    if (capacity.spot === 0 || delay <= service.stopTimeoutSeconds) return [];
    const why = "when AWS takes Spot capacity back, requests have only the stop timeout to finish";
    return delay > LONGEST_STOP
      ? [
          {
            path: `${path}.deregistrationDelaySeconds`,
            message: `is longer than the ${LONGEST_STOP} s that Spot leaves: ${why}`,
            found: show(delay),
            write: `${LONGEST_STOP} or less, and as much in \`stopTimeoutSeconds\`; or no \`spot\` in \`capacity\``,
          },
        ]
      : [
          {
            path: `workloads.${name}.stopTimeoutSeconds`,
            message: `is shorter than the ${delay} s of \`expose.deregistrationDelaySeconds\`: ${why}`,
            found: show(service.stopTimeoutSeconds),
            write: `${delay} or more, or a shorter delay`,
          },
        ];
  });
