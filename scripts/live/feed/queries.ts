import type { Stack } from "../../stacks/stack";
import { databaseQueries } from "../../status/databases";
import { loadBalancerQueries } from "../../status/load-balancers";
import type { MetricQuery } from "../../status/metrics";
import { serviceQueries, servicesOf } from "../../status/services";
import { watchedIn } from "../../status/watched";
import type { DeployedEnvironment } from "../../workloads/deployed";
import type { Figures } from "../state/state";

type Queries = Readonly<Record<string, MetricQuery>>;

/** What is drawn over time; of the rest a figure is enough. */
const DRAWN = / (cpu|memory|requests|failed|own|p95)$/;

/** The figures of an environment that graphs are drawn of. */
export function drawnQueries({ state, workloads }: DeployedEnvironment, stack: Stack): Queries {
  const { loadBalancers } = watchedIn(state, stack);
  const all = { ...serviceQueries(servicesOf(workloads)), ...loadBalancerQueries(loadBalancers) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => DRAWN.test(name)));
}

/** How many figures CloudWatch is asked for: those of `status` in each look, those of the graphs once a minute. */
export function figuresAsked(deployed: DeployedEnvironment, stack: Stack): Figures {
  const { loadBalancers, databases } = watchedIn(deployed.state, stack);
  const inStatus = {
    ...serviceQueries(servicesOf(deployed.workloads)),
    ...loadBalancerQueries(loadBalancers),
    ...databaseQueries(databases),
  };
  return {
    eachLook: Object.keys(inStatus).length,
    eachMinute: Object.keys(drawnQueries(deployed, stack)).length,
  };
}
