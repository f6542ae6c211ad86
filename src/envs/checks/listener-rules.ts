import { plainMatch, sameMatch } from "../../modules/alb/match";
import { MAX_RULES } from "../../modules/alb/priorities";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { undeclared } from "./declared";
import { behindLoadBalancers, type Exposed, exposedServices } from "./exposed";

/** Services are reached through load balancers that exist. */
export const entriesAreDeclared: Check = ({ environment }) =>
  undeclared(
    exposedServices(environment).map(({ path, expose }) => ({
      path: `${path}.through`,
      key: expose.through,
    })),
    {
      message: "is not a load balancer of this environment",
      where: "loadBalancers",
      known: environment.loadBalancers,
    },
  );

/** Traffic from outside goes to a port. */
export const exposedServicesHaveAPort: Check = ({ environment }) =>
  exposedServices(environment)
    .filter(({ service }) => service.port === undefined)
    .map(({ name }) => ({
      path: `workloads.${name}.port`,
      message: "is missing, and the service is exposed",
      found: show(undefined),
      write: "the port it listens on, or no `expose` for a worker",
    }));

/** Nobody's traffic is claimed twice: the second rule would never be reached. */
export const rulesAreClaimedOnce: Check = ({ environment }) =>
  behindLoadBalancers(environment).flatMap(({ services }) =>
    secondOnes(
      services.map((service) => ({ ...service, match: plainMatch(service.expose) })),
      (one, other) => sameMatch(one.match, other.match),
    ).map(({ one, first }) => ({
      path: one.path,
      message: `claims the same traffic as workloads.${first.name}`,
      found: show(claimOf(one)),
      write: "other hosts, paths or headers for one of the two",
    })),
  );

/** AWS takes every priority once. */
export const prioritiesAreGivenOnce: Check = ({ environment }) =>
  behindLoadBalancers(environment).flatMap(({ services }) =>
    secondOnes(
      services.filter(({ expose }) => expose.priority !== undefined),
      (one, other) => one.expose.priority === other.expose.priority,
    ).map(({ one, first }) => ({
      path: `${one.path}.priority`,
      message: `is the priority of workloads.${first.name} too`,
      found: show(one.expose.priority),
      write: "another number, or none: then it is planned",
    })),
  );

/** A load balancer takes 100 rules. */
export const rulesFitTheLoadBalancer: Check = ({ environment }) =>
  behindLoadBalancers(environment).flatMap(({ key, services }): Problem[] =>
    services.length <= MAX_RULES
      ? []
      : [
          {
            path: `loadBalancers.${key}`,
            message: `has more services behind it than the ${MAX_RULES} rules that AWS takes`,
            found: show(services.length),
            write: "another load balancer for some of them",
          },
        ],
  );

/** Those that have an equal before them, with the first such one. */
function secondOnes<T extends Exposed>(all: readonly T[], equal: (one: T, other: T) => boolean) {
  return all.flatMap((one, index) => {
    const first = all.slice(0, index).find((other) => equal(one, other));
    return first === undefined ? [] : [{ one, first }];
  });
}

function claimOf({ expose }: Exposed): object {
  const { hosts, paths, headers } = expose;
  return {
    ...(hosts.length > 0 && { hosts }),
    ...(paths.length > 0 && { paths }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
}
