import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { type Verdict, verdictOn } from "../rollout/verdict";

/**
 * How far a service is from standing still: {@link verdictOn} its newest deployment, and as many tasks as it
 * should have. A deployment that begins meanwhile is waited for too.
 */
export class Stability {
  private expected: string | undefined;

  of(service: Service): Verdict {
    const newest = primaryOf(service)?.taskDefinition ?? "";
    this.expected ??= newest;
    const verdict = verdictOn(service, this.expected);
    if (verdict.state === "overtaken") {
      this.expected = newest;
      return this.of(service);
    }
    return verdict.state === "completed" ? countsOf(service) : verdict;
  }
}

const primaryOf = ({ deployments = [] }: Service): Deployment | undefined =>
  deployments.find(({ status }) => status === "PRIMARY");

/** A task that stopped after the rollout is replaced without a deployment. */
function countsOf({ runningCount = 0, desiredCount = 0, deployments = [] }: Service): Verdict {
  const old = deployments.length - 1;
  if (runningCount === desiredCount && old <= 0) return { state: "completed" };
  const replaced = old > 0 ? ", an older deployment is still there" : "";
  return { state: "going", missing: `${runningCount} of ${desiredCount} tasks run${replaced}` };
}
